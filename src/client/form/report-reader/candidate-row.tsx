import { useState } from 'react';
import type { LevelScheme } from '#domain/checklist/level-scheme.ts';
import { answerWith } from '#domain/figures/answer-with.ts';
import type { Candidate } from '#domain/figures/proposal.ts';
import type { ReportReading, StatedFigure } from '#domain/figures/reading.ts';
import { schemesOf } from '#client/form/answer-codecs.ts';
import { answerWords } from '#client/form/answer-words.ts';
import { schemeWords } from '#client/form/scheme-words.ts';
import { formatPercent } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Select } from '#client/ui/select.tsx';
import { rowsNow, valueNow, type AnswersOf, type KnownPlace } from './planned-writes.ts';
import type { Choice } from './reader-state.ts';
import { doubtWords, placeWords } from './reader-words.ts';
import styles from './report-reader.module.css';

export interface CandidateRowProps {
  readonly figure: StatedFigure;
  readonly candidate: Candidate;
  readonly known: KnownPlace;
  readonly reading: ReportReading;
  readonly answers: AnswersOf;
  readonly chosen: boolean;
  readonly written: boolean;
  readonly onToggle: (choice: Choice) => void;
}

/** One place where a figure may go: what would stand there, what stands there now, and why. */
export function CandidateRow(props: CandidateRowProps) {
  const { figure, candidate, known, reading, answers, chosen, written, onToggle } = props;
  const now = valueNow(known, answers);
  const rows = candidate.fills.length === 0 ? rowsNow(known, answers) : 0;
  const asksScheme = candidate.doubts.includes('scheme');
  const [scheme, setScheme] = useState<LevelScheme | null>(
    candidate.scheme ?? (now !== null && 'scheme' in now ? (now.scheme ?? null) : null),
  );
  const value =
    candidate.fills.length === 0
      ? candidate.value
      : answerWith(known.spec, now, candidate.fills, scheme);
  const { code } = known.place;
  return (
    <li className={styles.candidate}>
      <p className={styles.place}>
        <b>{code}</b> {placeWords(known)}
      </p>
      <p className={styles.value}>{answerWords(known.spec, value)}</p>
      <p className={styles.quiet}>
        {[
          now === null
            ? m.reader_now_blank()
            : m.reader_now({ answer: answerWords(known.spec, now) }),
          ...reasons(candidate, reading),
        ].join(' ')}
      </p>
      {candidate.doubts.map((doubt) => (
        <p key={doubt} className={styles.doubt}>
          <Icon name="warning-fill" size="s" /> {doubtWords(doubt, figure, reading)}
        </p>
      ))}
      {asksScheme && (
        <Field label={m.answers_scheme()}>
          {(field) => (
            <Select
              {...field}
              disabled={chosen}
              placeholder={m.answers_scheme_unknown()}
              options={schemesOf(known.spec).map((one) => ({
                value: one,
                label: schemeWords(one),
              }))}
              value={scheme ?? ''}
              onValueChange={(picked) =>
                setScheme(schemesOf(known.spec).find((one) => one === picked) ?? null)
              }
            />
          )}
        </Field>
      )}
      {rows > 0 && <p className={styles.doubt}>{m.reader_now_rows({ count: rows })}</p>}
      {written ? (
        <p className={styles.written}>
          <Icon name="check-circle-fill" size="s" /> {m.reader_written_to({ code })}
        </p>
      ) : (
        <Button
          variant={chosen ? 'primary' : 'secondary'}
          icon={chosen ? 'check-bold' : undefined}
          aria-pressed={chosen}
          disabledReason={
            rows > 0
              ? m.reader_rows_stand()
              : asksScheme && scheme === null
                ? m.reader_scheme_needed()
                : undefined
          }
          onClick={() => onToggle({ figure: figure.id, candidate, scheme })}
        >
          {m.reader_write_to({ code })}
        </Button>
      )}
      {chosen && <p className={styles.quiet}>{m.reader_will_write()}</p>}
    </li>
  );
}

function reasons({ because, uses, wholeByPercentage, fills }: Candidate, reading: ReportReading) {
  const words: string[] = [];
  if (because !== null) words.push(m.reader_because({ words: because.text }));
  const textOf = (id: number | undefined) => reading.figures.find((one) => one.id === id)?.text;
  const stated = fills.find(({ box }) => box === 2);
  const whole = textOf(uses.at(-1));
  if (wholeByPercentage && stated !== undefined && whole !== undefined) {
    words.push(m.reader_whole_by_percentage({ whole, percent: formatPercent(stated.digits) }));
  }
  return words;
}
