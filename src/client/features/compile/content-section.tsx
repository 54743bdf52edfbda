import type { ReactNode } from 'react';
import { Button } from '#client/ui/button.tsx';
import { Leaf } from '#client/ui/leaf.tsx';
import { StateSymbol, type SymbolState } from '#client/ui/state-symbol.tsx';
import { useCompileActions } from './compile-context.ts';
import styles from './content.module.css';

export interface ContentSectionProps {
  readonly title: string;
  readonly symbol: SymbolState | null;
  readonly count: string;
  readonly empty: string;
  readonly addLabel: string;
  readonly addName: string;
  readonly onAdd: () => void;
  /** LeafRow elements; none shows `empty`. */
  readonly rows: readonly ReactNode[];
}

/** One part of the conclusion: its name, how many, its rows and the way to add one. */
export function ContentSection(props: ContentSectionProps) {
  const { title, symbol, count, empty, addLabel, addName, onAdd, rows } = props;
  const { mayWrite } = useCompileActions();
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        {symbol !== null && <StateSymbol state={symbol} />}
        <h3>{title}</h3>
        <span className={styles.count}>{count}</span>
        {mayWrite && (
          <Button variant="text" icon="plus" aria-label={addName} onClick={onAdd}>
            {addLabel}
          </Button>
        )}
      </div>
      {rows.length === 0 ? (
        <p className={styles.empty}>{empty}</p>
      ) : (
        <Leaf label={title} ordered>
          {rows}
        </Leaf>
      )}
    </section>
  );
}
