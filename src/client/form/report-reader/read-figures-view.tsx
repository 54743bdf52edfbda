import type { RefObject } from 'react';
import type { FillablePlace } from '#domain/figures/answer-places.ts';
import type { FigureProposal } from '#domain/figures/proposal.ts';
import type { ReportReading } from '#domain/figures/reading.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { FigureCard } from './figure-card.tsx';
import { MarkedText } from './marked-text.tsx';
import type { AnswersOf } from './planned-writes.ts';
import type { ReaderAction, ReaderState } from './reader-state.ts';
import { ignoredWords } from './reader-words.ts';
import { ReadingNotices } from './reading-notices.tsx';
import styles from './report-reader.module.css';

export interface ReadFiguresViewProps {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly reading: ReportReading;
  readonly proposals: readonly FigureProposal[];
  readonly state: ReaderState;
  readonly targets: readonly FillablePlace[];
  readonly answers: AnswersOf;
  readonly dispatch: (action: ReaderAction) => void;
}

/** What was read: the text with its marks, what is to be asked, the proposals, and what was not taken. */
export function ReadFiguresView(props: ReadFiguresViewProps) {
  const { heading, reading, proposals, state, targets, answers, dispatch } = props;
  const byFigure = new Map(proposals.map((proposal) => [proposal.figure, proposal]));
  const used = new Set(
    proposals.flatMap(({ alsoStatedBy, candidates: [first] }) => [
      ...alsoStatedBy,
      ...(first?.uses ?? []),
    ]),
  );
  const numbered = reading.figures.map((figure, index) => ({ figure, number: index + 1 }));
  const proposed = numbered.filter(({ figure }) => byFigure.has(figure.id));
  // A figure that goes in with another has its say there.
  const unplaced = numbered.filter(
    ({ figure }) => !byFigure.has(figure.id) && !used.has(figure.id),
  );
  const card = ({ figure, number }: (typeof numbered)[number]) => (
    <FigureCard
      key={figure.id}
      {...{ figure, number, reading, state, targets, answers, dispatch }}
      proposal={byFigure.get(figure.id)}
    />
  );
  const isEmpty = reading.figures.length === 0 && reading.malformed.length === 0;
  return (
    <>
      <h3 ref={heading} tabIndex={-1} className={styles.heading}>
        {isEmpty
          ? m.reader_empty()
          : m.reader_summary({ figures: reading.figures.length, proposed: proposed.length })}
      </h3>
      <MarkedText reading={reading} />
      <ReadingNotices
        reading={reading}
        onMeant={(malformed, choice) => dispatch({ type: 'meant', malformed, choice })}
      />
      {proposed.length > 0 && (
        <ol className={styles.cards} role="list" aria-label={m.reader_figures()}>
          {proposed.map(card)}
        </ol>
      )}
      {unplaced.length > 0 && (
        <Disclosure title={m.reader_unplaced({ count: unplaced.length })}>
          <ol className={styles.cards} role="list">
            {unplaced.map(card)}
          </ol>
        </Disclosure>
      )}
      {reading.ignored.length > 0 && (
        <Disclosure title={m.reader_ignored({ count: reading.ignored.length })}>
          <ul className={styles.ignored}>
            {reading.ignored.map(({ place, text, why }) => (
              <li key={place.start}>
                {text} <span className={styles.quiet}>({ignoredWords(why)})</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}
