import { useState } from 'react';
import type { FillablePlace } from '#domain/figures/answer-places.ts';
import { placesByHand } from '#domain/figures/places-by-hand.ts';
import type { Candidate, FigureProposal } from '#domain/figures/proposal.ts';
import type { ReportReading, StatedFigure } from '#domain/figures/reading.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { Select } from '#client/ui/select.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { boxWords } from './box-words.ts';
import { CandidateRow } from './candidate-row.tsx';
import { knownPlace, type AnswersOf } from './planned-writes.ts';
import { choiceKey, type ReaderAction, type ReaderState } from './reader-state.ts';
import { figureAsStated, figureFacts, placeWords } from './reader-words.ts';
import styles from './report-reader.module.css';

export interface FigureCardProps {
  readonly figure: StatedFigure;
  readonly number: number;
  readonly proposal: FigureProposal | undefined;
  readonly reading: ReportReading;
  readonly state: ReaderState;
  readonly targets: readonly FillablePlace[];
  readonly answers: AnswersOf;
  readonly dispatch: (action: ReaderAction) => void;
}

// A clear first place needs no others beside it; they are among the other places.
const MOST_SHOWN = 3;

/** One figure: as it stands, what belongs to it, and where it may go. */
export function FigureCard(props: FigureCardProps) {
  const { figure, number, proposal, reading, state, targets, answers, dispatch } = props;
  const stated = figureAsStated(figure);
  if (state.leftOut.has(figure.id)) {
    return (
      <li className={styles.card} aria-label={m.reader_figure_number({ number })}>
        <div className={styles.head}>
          <span className={styles.sign}>{number}</span> <s>{stated}</s>
          <Button
            variant="text"
            onClick={() => dispatch({ type: 'restored', figure: figure.id })}
            aria-label={`${m.reader_restore()}: ${stated}`}
          >
            {m.reader_restore()}
          </Button>
        </div>
      </li>
    );
  }
  const candidates = [...shownCandidates(proposal), ...(state.byHand.get(figure.id) ?? [])];
  const also = proposal?.alsoStatedBy.length ?? 0;
  return (
    <li className={styles.card} aria-label={m.reader_figure_number({ number })}>
      <div className={styles.head}>
        <span className={styles.sign}>{number}</span> <strong>{stated}</strong>
        {figureFacts(figure, reading).map((fact) => (
          <Tag key={fact} outlined>
            {fact}
          </Tag>
        ))}
      </div>
      {also > 0 && <p className={styles.quiet}>{m.reader_also({ count: also })}</p>}
      {candidates.length === 0 && (
        <p className={styles.quiet}>
          {figure.value.kind === 'decimal' ? m.reader_no_value_place() : m.reader_no_place()}
        </p>
      )}
      <ul className={styles.candidates} role="list">
        {candidates.map((candidate) => {
          const known = knownPlace(targets, candidate.place);
          const key = choiceKey({ figure: figure.id, candidate });
          return known === null ? null : (
            <CandidateRow
              key={key}
              {...{ figure, candidate, known, reading, answers }}
              chosen={state.choices.some((choice) => choiceKey(choice) === key)}
              written={state.written.has(key)}
              onToggle={(choice) => dispatch({ type: 'toggled', choice })}
            />
          );
        })}
      </ul>
      <div className={styles.tools}>
        {figure.value.kind !== 'decimal' && (
          <OtherPlace {...{ figure, stated, targets, dispatch }} />
        )}
        {proposal !== undefined && (
          <Button
            variant="text"
            onClick={() => dispatch({ type: 'left-out', figure: figure.id })}
            aria-label={`${m.reader_leave_out()}: ${stated}`}
          >
            {m.reader_leave_out()}
          </Button>
        )}
      </div>
    </li>
  );
}

function shownCandidates(proposal: FigureProposal | undefined): readonly Candidate[] {
  return proposal?.candidates.slice(0, proposal.clear ? 1 : MOST_SHOWN) ?? [];
}

/** Opened by a tap, because the list of all places is long. */
function OtherPlace({
  figure,
  stated,
  targets,
  dispatch,
}: Pick<FigureCardProps, 'figure' | 'targets' | 'dispatch'> & { readonly stated: string }) {
  const [open, setOpen] = useState(false);
  const places = open ? placesByHand(figure, targets) : [];
  const label = m.reader_other_place_of({ figure: stated });
  return (
    <>
      <Button
        variant="text"
        aria-expanded={open}
        aria-label={label}
        iconAfter="caret-down"
        onClick={() => setOpen(!open)}
      >
        {m.reader_other_place()}
      </Button>
      {open && (
        <Field label={label} className={styles.otherPlace}>
          {(field) => (
            <Select
              {...field}
              placeholder={m.reader_other_place_choose()}
              options={places.map(({ target, box }, index) => ({
                value: String(index),
                label: [
                  `${target.place.code} ${placeWords(target)}`,
                  boxWords(target.spec, box.box),
                ]
                  .filter(Boolean)
                  .join(', '),
              }))}
              value=""
              onValueChange={(index) => {
                const found = places[Number(index)];
                if (index === '' || found === undefined) return;
                const { candidate } = found;
                dispatch({
                  type: 'found-by-hand',
                  choice: { figure: figure.id, candidate, scheme: candidate.scheme },
                });
              }}
            />
          )}
        </Field>
      )}
    </>
  );
}
