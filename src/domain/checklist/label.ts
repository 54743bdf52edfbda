/** Words and names of which checklist files are made. */
import { z } from 'zod';

export const line = (purpose: string) => z.string().trim().min(1).describe(purpose);

/** Words in both languages; English may lag behind, Vietnamese is what the inspector reads. */
export const labelSchema = z
  .strictObject({
    vi: line('Vietnamese, as the inspector reads it. Short, no full stop.'),
    en: line('English. Where it is missing the Vietnamese is shown.').optional(),
  })
  .describe('Words in Vietnamese and, if there are any, English.');
export type Label = z.infer<typeof labelSchema>;

export const titleSchema = z
  .strictObject({
    vi: line('Vietnamese, sentence case.'),
    en: line('English, sentence case.'),
  })
  .describe('A title in both languages.');

export const slugSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'use small letters without accents, digits and single hyphens (for example tai-quay)',
});

export const itemCodeSchema = z.string().regex(/^[A-Z]\d{2,3}$/, {
  error: 'a code is the letter of the checklist and two or three digits (for example A05)',
});

const numberError = "a number is digits with one point at most, in quotes where it has one ('0.5')";

/** A number in a checklist file, exactly as written: `'0.5'` in quotes or a whole number without. */
export const exactNumberSchema = z
  .union(
    [
      z.int().nonnegative(),
      z.string().regex(/^(0|[1-9]\d{0,17})(\.\d{1,6})?$/, { error: numberError }),
    ],
    { error: numberError },
  )
  .transform(String)
  .describe("A number: 2, or '0.5' in quotes.");
