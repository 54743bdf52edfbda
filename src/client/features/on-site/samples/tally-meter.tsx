import type { MarkCounts, SampleTally } from '#domain/on-site/sample-tally.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Meter } from '#client/ui/meter.tsx';
import styles from '../on-site.module.css';

/** "18/20 đạt" in words and drawn. */
export function TallyMeter({ tally }: { readonly tally: SampleTally }) {
  const words = countWords(tally.dossiers);
  return (
    <div className={styles.tally}>
      <Meter
        label={words}
        size="m"
        total={tally.size}
        parts={[
          { tone: 'ok', amount: tally.dossiers.met },
          { tone: 'fail', amount: tally.dossiers.unmet },
          { tone: 'na', amount: tally.dossiers.na },
        ]}
      />
      <span aria-hidden="true">{words}</span>
    </div>
  );
}

/** All that is not zero, so that it adds up to the sample: "18 đạt, 2 không đạt, 3 chưa xem". */
export function countWords({ met, unmet, na, open }: MarkCounts): string {
  const parts = [
    m.onsite_count_met({ count: met }),
    m.onsite_count_unmet({ count: unmet }),
    ...(na > 0 ? [m.onsite_count_na({ count: na })] : []),
    ...(open > 0 ? [m.onsite_count_open({ count: open })] : []),
  ];
  return parts.join(', ');
}
