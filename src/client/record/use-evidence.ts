import { useRef, useState } from 'react';
import { readField, seenHeads } from '#domain/sync/read-field.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { saveOrTell } from '#client/form/save-or-tell.ts';
import { findingFields } from '#domain/visit/records.ts';
import type { RecordDesk } from './record-fields.tsx';
import type { SaveProblem } from './save-problem-words.ts';

/** What was tapped and has not come back from the store yet. */
interface Tapped {
  /** The heads that stood when it was tapped. */
  readonly before: string;
  readonly value: readonly RecordKey[];
}

/** What a finding names as its evidence, and a tap that adds or takes one. */
export function useEvidence({ record, saveField }: RecordDesk) {
  const reading = readField(record, 'evidence', findingFields.evidence);
  const heads = seenHeads(record, 'evidence');
  const standing = heads.join(' ');
  const [tapped, setTapped] = useState<Tapped | null>(null);
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  const value = tapped?.before === standing ? tapped.value : (reading.value ?? none);
  // One after the other, each over the one before: quick taps are no two people.
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const own = useRef<{ readonly before: string; readonly id: string } | null>(null);

  function write(next: readonly RecordKey[]): void {
    setTapped({ before: standing, value: next });
    queue.current = queue.current.then(async () => {
      const seen = own.current?.before === standing ? [own.current.id] : heads;
      const saved = await saveOrTell(() => saveField('evidence', [...next], seen));
      setProblem(saved.ok ? null : saved.error);
      const id = saved.ok ? saved.value.ids.at(-1) : undefined;
      if (id !== undefined) own.current = { before: standing, id };
    });
  }

  return {
    reading,
    chosen: new Set(value),
    problem,
    toggle: (key: RecordKey, on: boolean) => {
      const others = value.filter((one) => one !== key);
      write(on ? [...others, key] : others);
    },
    retry: () => write(value),
  };
}

const none: readonly RecordKey[] = [];
