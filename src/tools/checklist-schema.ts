import { z } from 'zod';
import { checklistSchema } from '#domain/checklist/definition.ts';
import { lawLibrarySchema, lawReferenceSchema } from '#domain/checklist/law.ts';
import { legalReferenceSchema } from '#domain/checklist/legal-reference.ts';

/**
 * JSON Schemas (draft 2020-12) of the files that authors write, for editors; by the name under which
 * each is committed in `checklists/`. They say less than the app checks: neither unique codes nor
 * that a reference leads somewhere.
 */
export function authorSchemas(): Readonly<Record<string, object>> {
  return {
    'schema.json': checklistFileSchema(),
    'law.schema.json': z.toJSONSchema(lawLibrarySchema, { io: 'input' }),
  };
}

/**
 * A checklist as authors write it: they cite the library, and publishing adds `law`. The shape that
 * is stored allows more, for versions from before the library.
 */
function checklistFileSchema(): object {
  const { $schema: _sameForAll, ...reference } = z.toJSONSchema(lawReferenceSchema);
  return z.toJSONSchema(checklistSchema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === legalReferenceSchema) {
        delete jsonSchema.anyOf;
        Object.assign(jsonSchema, reference);
      }
      if (zodSchema === checklistSchema) delete jsonSchema.properties?.['law'];
    },
  });
}
