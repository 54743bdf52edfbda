/** A form as one writes it with care in React: one state, memoised items, all of them mounted. */
import { memo, useCallback, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { FlatItem } from '../../checklist/flat-items.ts';
import { save, saved, type Saved } from './saved.ts';

const items = (await (await fetch('./items.json')).json()) as readonly FlatItem[];
const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase().replaceAll('đ', 'd');

function Form({ before }: { readonly before: Saved }) {
  const [answers, setAnswers] = useState<Saved>(before);
  const [query, setQuery] = useState('');
  const texts = useMemo(() => items.map(({ text }) => fold(text)), []);
  const onAnswer = useCallback((key: string, value: string) => {
    setAnswers((all) => ({ ...all, [key]: value }));
    void save(key, value);
  }, []);
  useEffect(() => {
    document.body.dataset['ready'] = 'true';
  }, []);
  const wanted = fold(query);
  return (
    <main>
      <input type="search" aria-label="Tìm" value={query} onChange={(event) => setQuery(event.target.value)} />
      <ol>
        {items.map((item, index) =>
          texts[index]!.includes(wanted) ? (
            <Row key={item.code} item={item} {...valuesOf(item, answers)} onAnswer={onAnswer} />
          ) : null,
        )}
      </ol>
    </main>
  );
}

interface RowProps {
  readonly item: FlatItem;
  readonly value: string | undefined;
  /** What is in the boxes, joined: a string compares by value. */
  readonly typed: string;
  readonly onAnswer: (key: string, value: string) => void;
}

const Row = memo(function Row({ item, value, typed, onAnswer }: RowProps) {
  const boxes = typed.split('\n');
  return (
    <li id={item.code}>
      <p>
        <b>{item.code}</b> {item.text}
      </p>
      {item.options !== undefined && (
        <div className="options" role="radiogroup" aria-label={item.text}>
          {item.options.map((option) => (
            <button
              key={option.value}
              type="button"
              role="radio"
              aria-checked={value === option.value}
              onClick={() => onAnswer(item.code, option.value)}
            >
              {option.text}
            </button>
          ))}
        </div>
      )}
      {item.choices?.map((option, index) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={boxes[index] === 'true'}
            onChange={(event) => onAnswer(`${item.code}.${index}`, String(event.target.checked))}
          />
          {option.text}
        </label>
      ))}
      {item.boxes?.map((label, index) => (
        <label key={label}>
          {label}
          <input
            value={boxes[index] ?? ''}
            onChange={(event) => onAnswer(`${item.code}.${index}`, event.target.value)}
          />
        </label>
      ))}
    </li>
  );
});

function valuesOf(item: FlatItem, answers: Saved) {
  const count = item.choices?.length ?? item.boxes?.length ?? 0;
  const boxes = Array.from({ length: count }, (_, index) => answers[`${item.code}.${index}`] ?? '');
  return { value: answers[item.code], typed: boxes.join('\n') };
}

createRoot(document.getElementById('root')!).render(<Form before={await saved()} />);
