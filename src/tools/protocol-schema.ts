/**
 * The shapes of all messages as one JSON file: for developers of other clients, and so that nobody
 * alters the wire without noticing. Tablets of last season speak it as it was.
 */
import { readdirSync } from 'node:fs';
import { z } from 'zod';
import { accessTable } from '#domain/access/access-table.ts';
import { changeSchema } from '#domain/sync/change.ts';

export interface ProtocolSchema {
  /** The rows of the version history of `src/protocol/README.md`. */
  readonly history: readonly string[];
  /** JSON Schema by name. */
  readonly messages: Readonly<Record<string, unknown>>;
  /** JSON Schema of the values, by `scope kind/record kind/field`. */
  readonly fields: Readonly<Record<string, unknown>>;
}

export async function protocolSchema(page: string): Promise<ProtocolSchema> {
  const messages = new Map<string, unknown>([['change', jsonSchema(changeSchema)]]);
  const folder = new URL('../protocol/', import.meta.url);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
    const exported = (await import(new URL(file, folder).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported)) {
      if (value instanceof z.ZodType) messages.set(name.replace(/Schema$/, ''), jsonSchema(value));
    }
  }
  const fields = Object.entries(accessTable).flatMap(([scope, kinds]) =>
    Object.entries(kinds).flatMap(([kind, rules]) =>
      Object.entries(rules).map(
        ([field, { value }]) => [`${scope}/${kind}/${field}`, jsonSchema(value)] as const,
      ),
    ),
  );
  return {
    history: versionHistory(page),
    messages: Object.fromEntries([...messages].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    fields: Object.fromEntries(fields),
  };
}

/** What was stored may be replaced by what is now, unless the shapes moved and the history did not. */
export function mayReplace(stored: ProtocolSchema, now: ProtocolSchema): boolean {
  const shapes = ({ messages, fields }: ProtocolSchema) => JSON.stringify({ messages, fields });
  return (
    shapes(stored) === shapes(now) || JSON.stringify(stored.history) !== JSON.stringify(now.history)
  );
}

export function versionHistory(page: string): readonly string[] {
  return page.slice(page.indexOf('## Versions')).match(/^\| \d+ \| .+ \|$/gm) ?? [];
}

const jsonSchema = (schema: z.ZodType): unknown => {
  const { $schema: _sameForAll, ...shape } = z.toJSONSchema(schema, { io: 'input' });
  return shape;
};
