import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import styles from './content.module.css';

export interface RowToolsProps {
  /** "ý 2": what the tools act on. */
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly deleteLabel: string;
  readonly onMove: (to: number) => void;
  readonly onDelete: () => void;
  readonly onDone: () => void;
}

/** Tools of the row that is worked on. */
export function RowTools({
  name,
  index,
  count,
  deleteLabel,
  onMove,
  onDelete,
  onDone,
}: RowToolsProps) {
  return (
    <div className={styles.tools} role="toolbar" aria-label={name}>
      <Button
        variant="text"
        icon="arrow-up"
        aria-label={index === 0 ? undefined : m.compile_move_up_named({ name })}
        disabledReason={index === 0 ? m.compile_at_top() : undefined}
        onClick={() => onMove(index - 1)}
      >
        {m.compile_move_up()}
      </Button>
      <Button
        variant="text"
        icon="arrow-down"
        aria-label={index === count - 1 ? undefined : m.compile_move_down_named({ name })}
        disabledReason={index === count - 1 ? m.compile_at_bottom() : undefined}
        onClick={() => onMove(index + 1)}
      >
        {m.compile_move_down()}
      </Button>
      <Button variant="danger" icon="trash" onClick={onDelete}>
        {deleteLabel}
      </Button>
      <Button icon="check" onClick={onDone}>
        {m.compile_done_editing()}
      </Button>
    </div>
  );
}
