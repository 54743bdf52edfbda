import { z } from 'zod';
import { checklistSchema } from '#domain/checklist/definition.ts';

/**
 * JSON Schema (draft 2020-12) of a checklist file, for editors. It is committed as
 * `checklists/schema.json`. It says less than the app checks: neither unique codes nor that a code
 * begins with the letter of its checklist.
 */
export function checklistJsonSchema(): object {
  return z.toJSONSchema(checklistSchema, { io: 'input' });
}
