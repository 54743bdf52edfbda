/** `npm run checklists`: writes the schema of checklist files, with which editors help authors. */
import { writeFileSync } from 'node:fs';

import { format } from 'prettier';

import { checklistJsonSchema } from './checklist-schema.ts';

const text = JSON.stringify(checklistJsonSchema());
writeFileSync('checklists/schema.json', await format(text, { parser: 'json', printWidth: 100 }));
