import type { Change } from './change.ts';

const sha256Pattern = /^[0-9a-f]{64}$/;

/** SHA-256 of the files that a change's value names, wherever in it a file reference stands. */
export function filesNamed(change: Pick<Change, 'value'>): readonly string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [member, inner] of Object.entries(value)) {
      if (member === 'sha256' && typeof inner === 'string' && sha256Pattern.test(inner)) {
        found.add(inner);
      } else look(inner);
    }
  };
  look(change.value);
  return [...found];
}
