import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { classNames } from './class-names.ts';
import styles from './four-way.module.css';
import type { IconName } from './icons/icon-name.ts';
import { Icon } from './icons/icon.tsx';
import type { Tone } from './tone.ts';

export interface FourWayOption<V extends string> {
  readonly value: V;
  readonly label: string;
  /** The symbol of a state; a word that is none stands alone. */
  readonly icon?: IconName | undefined;
  readonly tone: Tone;
}

export interface FourWayProps<V extends string> {
  /** The accessible name of the group, normally the question. */
  readonly label: string;
  readonly options: readonly FourWayOption<V>[];
  readonly value: V | null;
  /** Called with `null` when the chosen answer is tapped again. */
  readonly onChange: (value: V | null) => void;
  /** Dashed and read-only; the reason stands below and is read with the group. */
  readonly locked?: boolean | undefined;
  /** sm 44 px, lg 52 px high. */
  readonly size?: 'sm' | 'lg' | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
}

const STEP: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/**
 * One answer of a few, each a symbol and a word.
 * Arrows only move the focus; Space or Enter answers. The usual "arrows select" was refused: every answer is
 * written to the device and its history, so passing over one must not record it.
 */
export function FourWay<V extends string>(props: FourWayProps<V>) {
  const {
    label,
    options,
    value,
    onChange,
    locked = false,
    size = 'lg',
    describedBy,
    invalid = false,
  } = props;
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const [visited, setVisited] = useState<number | null>(null);
  const chosen = options.findIndex((option) => option.value === value);
  const tabStop = visited ?? Math.max(chosen, 0);

  function move(event: KeyboardEvent, index: number) {
    const last = options.length - 1;
    const step = STEP[event.key];
    const target =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? last
          : step === undefined
            ? null
            : (index + step + options.length) % options.length;
    if (target === null) return;
    event.preventDefault();
    setVisited(target);
    buttons.current[target]?.focus();
  }

  return (
    <div
      role="radiogroup"
      aria-label={label}
      aria-describedby={describedBy}
      aria-disabled={locked || undefined}
      aria-invalid={invalid || undefined}
      className={classNames(styles.frame, locked && styles.locked)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setVisited(null);
      }}
    >
      <div className={classNames(styles.group, styles[size])}>
        {options.map((option, index) => {
          const on = index === chosen;
          return (
            <button
              key={option.value}
              ref={(element) => {
                buttons.current[index] = element;
              }}
              type="button"
              role="radio"
              aria-checked={on}
              aria-disabled={locked || undefined}
              tabIndex={index === tabStop ? 0 : -1}
              className={classNames(styles.option, on && styles.on, on && styles[option.tone])}
              onFocus={() => setVisited(index)}
              onKeyDown={(event) => move(event, index)}
              onClick={locked ? undefined : () => onChange(on ? null : option.value)}
            >
              {option.icon !== undefined && <Icon name={option.icon} />}
              <span>{option.label}</span>
            </button>
          );
        })}
      </div>
    </div>
  );
}
