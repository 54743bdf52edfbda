import { useEffect, useRef, useState, type FocusEventHandler } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import type { AnswerControlProps } from './answer-control-props.ts';
import styles from './answer-controls.module.css';
import type { AnswerDraft } from './answer-draft.ts';
import { hedgeChoices, splitHedge, withHedge } from './hedge-text.ts';
import { withBox } from './with-box.ts';

/** Longer than a tap: what stands below must not move up between press and release. */
const LINGER_MS = 500;

/** The box that is written in, or was a moment ago. */
export function useActiveBox(): {
  readonly active: number | null;
  readonly focusOf: (box: number) => {
    readonly onFocus: FocusEventHandler;
    readonly onBlur: FocusEventHandler;
  };
} {
  const [active, setActive] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    active,
    focusOf: (box) => ({
      onFocus: () => {
        clearTimeout(timer.current);
        setActive(box);
      },
      onBlur: () => {
        timer.current = setTimeout(() => setActive(null), LINGER_MS);
      },
    }),
  };
}

/**
 * "hơn", "gần", "khoảng" for the box that is written in. On a tablet the box opens a pad of digits, which
 * has no letters: the word is tapped, as it stands in the report, and then shown before the figure. Who
 * has a keyboard types the word instead, so these are no stops on the way of the Tab key.
 */
export function HedgeStrip({
  control,
  draft,
  active,
  boxes,
  boxName,
}: {
  readonly control: AnswerControlProps;
  readonly draft: AnswerDraft;
  readonly active: number | null;
  readonly boxes: number;
  readonly boxName: string;
}) {
  if (active === null || control.locked || draft.notApplicable) return null;
  const text = draft.boxes[active] ?? '';
  const standing = splitHedge(text).hedge;
  return (
    <div role="group" aria-label={m.answers_hedge_of({ name: boxName })} className={styles.hedges}>
      {hedgeChoices.map(({ hedge, word }) => (
        <button
          key={hedge}
          type="button"
          tabIndex={-1}
          aria-pressed={standing === hedge}
          className={styles.hedge}
          // The box keeps the focus, and its pad stays open.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() =>
            control.onChange(
              withBox(draft, active, withHedge(text, standing === hedge ? null : hedge), boxes),
            )
          }
        >
          {word()}
        </button>
      ))}
    </div>
  );
}
