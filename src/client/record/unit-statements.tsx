import type { UnitExplanation } from '#domain/visit/explanations.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import styles from './finding-sheet.module.css';
import { agreesWords, speakerWords } from './said-words.ts';

/** What the unit says to a finding, to be read beside it. */
export function UnitStatements({
  statements,
}: {
  readonly statements: readonly UnitExplanation[];
}) {
  if (statements.length === 0) return null;
  return (
    <ul role="list" className={styles.statements} aria-label={m.findings_voice()}>
      {statements.map((statement) => {
        const stance = agreesWords(statement);
        return (
          <li key={statement.record}>
            <b>{m.findings_voice_by({ who: speakerWords(statement) })}</b>
            {stance !== null && ` (${stance.toLocaleLowerCase('vi')})`}
            <p className={styles.said}>{statement.text || m.findings_voice_blank()}</p>
          </li>
        );
      })}
    </ul>
  );
}
