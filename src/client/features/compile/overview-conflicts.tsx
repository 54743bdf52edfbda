import { Link } from 'wouter';
import type { Checklist } from '#domain/checklist/definition.ts';
import { recordParts } from '#domain/sync/scope.ts';
import type { OpenConflict } from '#domain/visit/overview.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { onSitePlace } from '#client/record/on-site-place.ts';
import { recordKindWords } from '#client/record/record-kind-words.ts';
import { Leaf, leafCoverClass, LeafRow } from '#client/ui/leaf.tsx';
import { Group, Meta, Question } from '#client/ui/page.tsx';
import { StateSymbol } from '#client/ui/state-symbol.tsx';
import { conflictWords } from './conflict-words.ts';

/** Where two people differ, each with the way to the place where it is settled. */
export function OverviewConflicts({
  visitId,
  conflicts,
  checklists,
}: {
  readonly visitId: string;
  readonly conflicts: readonly OpenConflict[];
  readonly checklists: readonly Checklist[];
}) {
  return (
    <Group title={m.compile_conflicts_title()} icon="arrows-split-bold" tone="conflict">
      <Leaf label={m.compile_conflicts_title()}>
        {conflicts.map((conflict) => {
          const place = placeOf(visitId, conflict, checklists);
          return (
            <LeafRow
              key={conflict.record}
              opens
              margin={
                <>
                  {conflict.code}
                  <StateSymbol state="conflict" />
                </>
              }
            >
              <Question>
                <Link href={place.href} className={leafCoverClass()}>
                  {place.text}
                </Link>
              </Question>
              <Meta>{conflictWords(conflict)}</Meta>
            </LeafRow>
          );
        })}
      </Leaf>
    </Group>
  );
}

function placeOf(
  visitId: string,
  conflict: OpenConflict,
  checklists: readonly Checklist[],
): { readonly href: string; readonly text: string } {
  const { code, item, record } = conflict;
  const list = checklists.find(({ id }) => recordParts(item ?? record).id.startsWith(`${id}/`));
  if (code === null || item === null) {
    const { kind } = recordParts(record);
    const onSite = onSitePlace(kind);
    const compiled = ['statement', 'recommendation', 'notice'].includes(kind);
    return {
      href: `/visits/${visitId}/${onSite ? onSite.path : compiled ? 'conclusion' : ['fill', list?.letter].filter(Boolean).join('/')}`,
      text: m.compile_conflict_open_record({ what: recordKindWords(conflict.record) }),
    };
  }
  const question = list?.sections
    .flatMap(({ items }) => items)
    .find((entry) => entry.code === code);
  return {
    href: `/visits/${visitId}/fill/${list?.letter ?? code.charAt(0)}`,
    text: question ? labelText(question.text) : m.compile_conflict_open({ code }),
  };
}
