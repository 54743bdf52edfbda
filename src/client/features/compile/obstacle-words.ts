import type { IssueObstacle } from '#domain/visit/conclusion-draft-issue.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { SaveProblem } from '#client/services/app-services.ts';

/** Why the conclusion cannot be issued now, as the button says it. */
export function obstacleWords(obstacle: IssueObstacle): string {
  switch (obstacle.type) {
    case 'not-lead':
      return m.compile_obstacle_not_lead();
    case 'conflicts':
      return m.compile_obstacle_conflicts({ count: obstacle.count });
    case 'empty':
      return m.compile_obstacle_empty();
    case 'blank':
      return m.compile_obstacle_blank({ count: obstacle.count });
  }
}

/** First the fact, then what is safe and what to do. */
export function saveProblemWords(problem: SaveProblem): {
  readonly title: string;
  readonly text: string;
} {
  switch (problem.type) {
    case 'no-space':
      return { title: m.compile_save_no_space(), text: m.compile_save_no_space_text() };
    case 'too-large':
      return { title: m.compile_save_too_large(), text: m.compile_save_too_large_text() };
    case 'storage-failed':
    case 'bytes-damaged':
      return { title: m.compile_save_failed(), text: m.compile_save_failed_text() };
  }
}
