import type { ReactNode } from 'react';
import { isExactYetHedged } from '#domain/figures/exact-yet-hedged.ts';
import type { MalformedFigure, ReportReading } from '#domain/figures/reading.ts';
import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { classNames } from '#client/ui/class-names.ts';
import { Icon } from '#client/ui/icons/icon.tsx';
import { figureAsStated, valueWords } from './reader-words.ts';
import styles from './report-reader.module.css';

export interface ReadingNoticesProps {
  readonly reading: ReportReading;
  readonly onMeant: (malformed: MalformedFigure, choice: number) => void;
}

/** What is to be asked or looked at before any figure is taken; nothing where all is well. */
export function ReadingNotices({ reading, onMeant }: ReadingNoticesProps) {
  const notices = [...malformedNotices(reading, onMeant), ...textNotices(reading)];
  const told = repeatedNotices(reading);
  if (notices.length + told.length === 0) return null;
  return (
    <section aria-label={m.reader_to_look_at()}>
      <h4 className={styles.heading}>{m.reader_to_look_at()}</h4>
      <ul className={styles.notices} role="list">
        {notices.map((notice, index) => (
          // Notices only ever go away, one by one, and hold no state.
          <li key={index} className={styles.notice}>
            <Icon name="warning-fill" size="s" />
            <div>{notice}</div>
          </li>
        ))}
        {told.map((notice) => (
          <li key={notice} className={classNames(styles.notice, styles.told)}>
            <Icon name="info-fill" size="s" />
            <div>{notice}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function malformedNotices(
  { malformed }: ReportReading,
  onMeant: ReadingNoticesProps['onMeant'],
): readonly ReactNode[] {
  return malformed.map((one) => {
    if (one.kind === 'date') {
      const [date] = one.readings;
      return date === undefined
        ? m.reader_malformed_date_impossible({ text: one.text })
        : m.reader_malformed_date({ text: one.text, date: formatDate(date) });
    }
    return (
      <>
        <p>{m.reader_malformed({ text: one.text })}</p>
        <p className={styles.quiet}>
          {one.readings.length === 0 ? m.reader_malformed_nothing() : m.reader_malformed_choose()}
        </p>
        <div className={styles.tools}>
          {one.readings.map((value, choice) => (
            <Button key={valueWords(value)} onClick={() => onMeant(one, choice)}>
              {valueWords(value)}
            </Button>
          ))}
        </div>
      </>
    );
  });
}

// Enough of a repeated passage to know it by.
const LONGEST_QUOTE = 60;

function textNotices(reading: ReportReading): readonly string[] {
  const { text, figures, periods, lists } = reading;
  const figureOf = (id: number) => figures.find((figure) => figure.id === id);
  const quote = (start: number, end: number) =>
    end - start <= LONGEST_QUOTE
      ? text.slice(start, end)
      : `${text.slice(start, start + LONGEST_QUOTE).replace(/\s+\S*$/, '')}…`;
  return [
    ...reading.periodDisagreements.map(({ between, periods: [a, b] }) => {
      const [first, second] = [periods[a]?.text ?? '', periods[b]?.text ?? ''];
      return between === 'units'
        ? m.reader_period_units({ first, second })
        : m.reader_period_title({ title: first, figures: second });
    }),
    ...reading.repeatedTexts.map(({ again, figures: ids }) =>
      m.reader_repeated_text({ count: ids.length, text: quote(again.start, again.end) }),
    ),
    ...lists
      .filter(({ stated, items }) => stated !== String(items.length))
      .map(({ figure, stated, items }) =>
        m.reader_list({ stated, unit: figureOf(figure)?.unit?.text ?? '', listed: items.length }),
      ),
    ...figures.filter(isExactYetHedged).map((figure) =>
      m.reader_exact_yet_hedged({
        hedge: figure.hedge?.text ?? '',
        figure: figureAsStated({ ...figure, hedge: null }),
      }),
    ),
  ];
}

/** Said, though nothing is wrong with it: such figures are counted once. */
function repeatedNotices({ figures, repeatedQuantities }: ReportReading): readonly string[] {
  return repeatedQuantities.flatMap(({ figures: ids }) => {
    const first = figures.find(({ id }) => id === ids[0]);
    return first === undefined
      ? []
      : [m.reader_repeated_quantity({ figure: figureAsStated(first), count: ids.length })];
  });
}
