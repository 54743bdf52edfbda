import { Fragment } from 'react';
import type { ReportReading } from '#domain/figures/reading.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import styles from './report-reader.module.css';

interface Mark {
  readonly start: number;
  readonly end: number;
  /** Number of the figure in the list, or the word for what cannot be read. */
  readonly sign: string;
  readonly malformed: boolean;
}

/** The pasted text with its figures marked by a line and a number, what is malformed by a wave and a word. */
export function MarkedText({ reading }: { readonly reading: ReportReading }) {
  const { text } = reading;
  const marks = marksOf(reading);
  return (
    <div className={styles.text} role="region" aria-label={m.reader_text()} tabIndex={0}>
      {marks.map(({ start, end, sign, malformed }, index) => (
        <Fragment key={start}>
          {text.slice(marks[index - 1]?.end ?? 0, start)}
          <mark className={malformed ? styles.malformed : styles.mark}>
            {text.slice(start, end)}
            <sup className={styles.sign}>{sign}</sup>
          </mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </div>
  );
}

function marksOf({ figures, malformed }: ReportReading): readonly Mark[] {
  const marks = [
    ...figures.map(({ place }, index) => ({ ...place, sign: String(index + 1), malformed: false })),
    ...malformed.map((one) => ({
      ...(one.kind === 'figure' ? one.context.place : one.place),
      sign: m.reader_malformed_word(),
      malformed: true,
    })),
  ].sort((a, b) => a.start - b.start);
  // A mark never opens inside another.
  return marks.filter(({ start }, index) => start >= (marks[index - 1]?.end ?? 0));
}
