import type { Mark, MarkKind } from '#domain/visit/photo-edit.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { IconName } from '#client/ui/icons/icon-name.ts';

export interface MarkTool {
  readonly kind: MarkKind;
  readonly icon: IconName;
  readonly label: string;
}

export const markTools = (): readonly MarkTool[] => [
  { kind: 'circle', icon: 'circle', label: m.photos_editor_circle() },
  { kind: 'arrow', icon: 'arrow-up-right', label: m.photos_editor_arrow() },
  { kind: 'text', icon: 'text-t', label: m.photos_editor_text() },
  { kind: 'cover', icon: 'eye-slash', label: m.photos_editor_cover() },
];

const names = {
  circle: m.photos_editor_mark_circle,
  arrow: m.photos_editor_mark_arrow,
  text: m.photos_editor_mark_text,
  cover: m.photos_editor_mark_cover,
} as const;

/** 'Vùng che 2': the second of its kind. */
export function markName(marks: readonly Mark[], index: number): string {
  const mark = marks[index];
  if (mark === undefined) return '';
  const number = marks.slice(0, index + 1).filter(({ kind }) => kind === mark.kind).length;
  return names[mark.kind]({ number });
}
