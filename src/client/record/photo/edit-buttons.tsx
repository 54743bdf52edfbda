import type { Mark } from '#domain/visit/photo-edit.ts';
import type { Point } from '#domain/visit/photo-geometry.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Field } from '#client/ui/field.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import type { IconName } from '#client/ui/icons/icon-name.ts';
import { TextInput } from '#client/ui/text-input.tsx';
import styles from './photo-editor.module.css';

export interface EditButtonsProps {
  /** What the buttons act on, in words. */
  readonly name: string;
  /** Null: the frame of a crop. */
  readonly mark: Mark | null;
  /** Ways on the screen, as parts of a step. */
  readonly onMove: (way: Point) => void;
  readonly onSize: (way: Point) => void;
  readonly onWords: (text: string) => void;
  readonly onDelete: (() => void) | null;
}

interface Act {
  readonly icon: IconName;
  readonly label: string;
  readonly way: Point;
}

/** Everything that a drag does, by single presses. */
export function EditButtons(props: EditButtonsProps) {
  const { name, mark, onMove, onSize, onWords, onDelete } = props;
  const moves: readonly Act[] = [
    { icon: 'arrow-left', label: m.photos_editor_left(), way: { x: -1, y: 0 } },
    { icon: 'arrow-right', label: m.photos_editor_right(), way: { x: 1, y: 0 } },
    { icon: 'arrow-up', label: m.photos_editor_up(), way: { x: 0, y: -1 } },
    { icon: 'arrow-down', label: m.photos_editor_down(), way: { x: 0, y: 1 } },
  ];
  const both: readonly Act[] = [
    { icon: 'plus', label: m.photos_editor_taller(), way: { x: 1, y: 1 } },
    { icon: 'minus', label: m.photos_editor_shorter(), way: { x: -1, y: -1 } },
  ];
  const sizes: readonly Act[] = [
    {
      icon: 'arrows-out-line-horizontal',
      label: m.photos_editor_wider(),
      way: { x: 1, y: 0 },
    },
    {
      icon: 'arrows-in-line-horizontal',
      label: m.photos_editor_narrower(),
      way: { x: -1, y: 0 },
    },
    { icon: 'arrows-out-line-vertical', label: m.photos_editor_taller(), way: { x: 0, y: 1 } },
    { icon: 'arrows-in-line-vertical', label: m.photos_editor_shorter(), way: { x: 0, y: -1 } },
  ];
  const button = (act: Act, press: (way: Point) => void) => (
    <IconButton
      key={act.label}
      icon={act.icon}
      label={`${name}: ${act.label}`}
      outlined
      onClick={() => press(act.way)}
    />
  );
  return (
    <div className={styles.buttons} role="group" aria-label={name}>
      <b>{name}</b>
      {mark?.kind === 'text' && (
        <Field label={m.photos_editor_words()} className={styles.wordsField}>
          {(control) => (
            <TextInput {...control} value={mark.text} maxLength={200} onValueChange={onWords} />
          )}
        </Field>
      )}
      {moves.map((act) => button(act, onMove))}
      {(mark?.kind === 'text' ? both : sizes).map((act) => button(act, onSize))}
      {onDelete !== null && (
        <IconButton icon="trash" label={m.photos_editor_delete()} outlined onClick={onDelete} />
      )}
    </div>
  );
}
