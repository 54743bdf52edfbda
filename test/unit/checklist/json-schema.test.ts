import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { checklistJsonSchema } from '../../../src/tools/checklist-schema.ts';

const committedFile = fileURLToPath(new URL('../../../checklists/schema.json', import.meta.url));

test('checklists/schema.json is the schema that the app itself uses', async () => {
  const style = await resolveConfig(committedFile);
  const generated = await format(JSON.stringify(checklistJsonSchema()), {
    ...style,
    parser: 'json',
  });
  await expect(generated).toMatchFileSnapshot(committedFile);
});

test('every object of the JSON schema is strict and every member is described', () => {
  const objects = objectSchemas(checklistJsonSchema());

  expect(objects.length).toBeGreaterThan(20);
  for (const object of objects) {
    expect(object.additionalProperties).toBe(false);
    for (const [name, member] of Object.entries(object.properties)) {
      const isTypeTag = name === 'type' && 'const' in member;
      if (!isTypeTag) expect(member, name).toHaveProperty('description');
    }
  }
});

interface ObjectSchema {
  readonly additionalProperties: unknown;
  readonly properties: Readonly<Record<string, object>>;
}

function objectSchemas(node: unknown): ObjectSchema[] {
  if (typeof node !== 'object' || node === null) return [];
  const inside = Object.values(node).flatMap(objectSchemas);
  return 'properties' in node && 'additionalProperties' in node
    ? [node as ObjectSchema, ...inside]
    : inside;
}
