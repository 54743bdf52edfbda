import { answerWords } from '#client/form/answer-words.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { PlannedWrite } from './planned-writes.ts';
import { placeKey } from './reader-state.ts';
import { placeWords } from './reader-words.ts';
import styles from './report-reader.module.css';

/** The second step: every answer as it will stand, and what it takes the place of. */
export function ConfirmList({ writes }: { readonly writes: readonly PlannedWrite[] }) {
  return (
    <ul className={styles.candidates} role="list">
      {writes.map((write) => (
        <li key={placeKey(write.place)} className={styles.candidate}>
          <p className={styles.place}>
            <b>{write.place.code}</b> {placeWords(write)}
          </p>
          <p className={styles.value}>{answerWords(write.spec, write.value)}</p>
          {write.now !== null && (
            <p className={styles.quiet}>
              {m.reader_replaces({ answer: answerWords(write.spec, write.now) })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
