import { isSame, type VersionComparison } from '#domain/checklist/compare-versions.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Leaf, LeafRow } from '#client/ui/leaf.tsx';
import { Group, Note, Question, Row } from '#client/ui/page.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { comparisonLines, lineKey, type ItemLines } from './comparison-words.ts';
import type { ChangeLine } from './item-change-words.ts';
import styles from './version.module.css';

/** What became different, item by item, then all that is of no single item. */
export function VersionChanges({ comparison }: { readonly comparison: VersionComparison }) {
  if (isSame(comparison)) return <Note>{m.versions_same()}</Note>;
  const { items, rest } = comparisonLines(comparison);
  const count = (wanted: ItemLines['kind']) => items.filter(({ kind }) => kind === wanted).length;
  const counts = [
    [count('removed'), m.versions_removed],
    [count('added'), m.versions_added],
    [count('changed'), m.versions_changed],
  ] as const;
  return (
    <>
      <Group title={m.versions_changes()}>
        <Row>
          {counts.map(
            ([amount, say]) =>
              amount > 0 && (
                <Tag key={say({ count: 0 })} outlined>
                  {say({ count: amount })}
                </Tag>
              ),
          )}
        </Row>
        {items.length > 0 && (
          <Leaf label={m.versions_items()}>
            {items.map(({ code, kind, question, lines }) => (
              <LeafRow key={code} margin={<Margin code={code} kind={kind} />}>
                <Question>{question}</Question>
                <Lines lines={lines} />
              </LeafRow>
            ))}
          </Leaf>
        )}
      </Group>
      {rest.length > 0 && (
        <Group title={m.versions_rest()}>
          <Lines lines={rest} />
        </Group>
      )}
    </>
  );
}

const icons = { added: 'plus', removed: 'minus', changed: 'pencil-simple' } as const;

/** The words of the first line say the same as the icon. */
function Margin({ code, kind }: Pick<ItemLines, 'code' | 'kind'>) {
  return (
    <>
      <span>{code}</span>
      <Icon name={icons[kind]} />
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly ChangeLine[] }) {
  return (
    <ul role="list" className={styles.lines}>
      {lines.map((line) => (
        <li key={lineKey(line)}>
          <p>{line.words}</p>
          {line.before !== undefined && (
            <p className={styles.before}>{m.versions_before({ words: line.before })}</p>
          )}
          {line.after !== undefined && (
            <p className={styles.after}>{m.versions_after({ words: line.after })}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
