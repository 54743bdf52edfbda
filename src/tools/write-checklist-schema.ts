/** `npm run checklists`: writes the schemas of the files in `checklists/`, with which editors help authors. */
import { writeFileSync } from 'node:fs';

import { format } from 'prettier';

import { authorSchemas } from './checklist-schema.ts';

for (const [name, schema] of Object.entries(authorSchemas())) {
  const text = await format(JSON.stringify(schema), { parser: 'json', printWidth: 100 });
  writeFileSync(`checklists/${name}`, text);
}
