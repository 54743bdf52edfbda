/**
 * Words in boxes that only a button stores, kept over a page that the browser drops. They are no work:
 * nothing counts, shows or sends them but the box they stand in. They lie in the account's own database,
 * sealed as everything in it, and not in the browser's plain storage, which every account can read.
 */
import { z } from 'zod';
import type { SealedText } from './cipher.ts';
import type { StoreContext } from './save-edits.ts';

/** By the place of its box. */
export type TypedTexts = ReadonlyMap<string, string>;

/** Characters: a longer list is pasted again sooner than it is found again. */
export const longestTypedText = 500_000;
export const mostTypedTexts = 100;
/** Milliseconds. What nobody came back to for so long is no half-written sentence any more. */
export const typedTextTerm = 90 * 24 * 60 * 60_000;

const prefix = 'typed ';
const rowSchema = z.object({
  payload: z.custom<SealedText>(
    (value) => typeof value === 'string' || value instanceof ArrayBuffer,
  ),
  /** Wall time at which it was last typed in. */
  at: z.number(),
});

const rowsOf = ({ database }: StoreContext) => database.meta.where('key').startsWith(prefix);

/** What cannot be read counts as not there. */
export async function readTypedTexts(context: StoreContext): Promise<TypedTexts> {
  const texts = new Map<string, string>();
  for (const { key, value } of await rowsOf(context).toArray()) {
    const row = rowSchema.safeParse(value);
    if (!row.success || Math.abs(context.clock() - row.data.at) > typedTextTerm) continue;
    // oxlint-disable-next-line no-await-in-loop
    const text = await context.cipher.openText(row.data.payload, `meta|${key}`).catch(() => '');
    if (text !== '') texts.set(key.slice(prefix.length), text);
  }
  return texts;
}

/** '' takes it away, and so does one that is too long: its beginning alone would pass for the whole. */
export async function writeTypedText(
  context: StoreContext,
  place: string,
  text: string,
): Promise<void> {
  const { database, cipher, clock } = context;
  const key = prefix + place;
  if (text.trim() === '' || text.length > longestTypedText) return database.meta.delete(key);
  const payload = await cipher.sealText(text, `meta|${key}`);
  await database.meta.put({ key, value: { payload, at: clock() } });
  const rows = await rowsOf(context).toArray();
  if (rows.length <= mostTypedTexts) return;
  const age = (value: unknown): number => rowSchema.safeParse(value).data?.at ?? 0;
  const oldest = rows.toSorted((left, right) => age(left.value) - age(right.value));
  await database.meta.bulkDelete(oldest.slice(0, -mostTypedTexts).map((row) => row.key));
}
