import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { authorSchemas } from '../../../src/tools/checklist-schema.ts';

const schemas = Object.entries(authorSchemas());

test.each(schemas)('checklists/%s is the schema that the app itself uses', async (name, schema) => {
  const committed = fileURLToPath(new URL(`../../../checklists/${name}`, import.meta.url));
  const style = await resolveConfig(committed);
  const generated = await format(JSON.stringify(schema), { ...style, parser: 'json' });
  await expect(generated).toMatchFileSnapshot(committed);
});

test.each(schemas)('every object of %s is strict and every member is described', (_, schema) => {
  const objects = objectSchemas(schema);

  expect(objects.length).toBeGreaterThanOrEqual(3);
  for (const object of objects) {
    expect(object.additionalProperties).toBe(false);
    for (const [name, member] of Object.entries(object.properties)) {
      const isTypeTag = (name === 'type' || name === 'kind') && 'const' in member;
      // What a reference points to says itself what it is.
      if (!isTypeTag && !('$ref' in member)) expect(member, name).toHaveProperty('description');
    }
  }
});

test('authors cite the law library, and leave it to publishing to add it', () => {
  const schema = authorSchemas()['schema.json'];
  expect(objectSchemas(schema)[0]?.properties).not.toHaveProperty('law');
  expect(JSON.stringify(schema)).not.toContain('"verified"');
});

test('a condition is one definition that is referred to, however deep it nests', () => {
  const schema = authorSchemas()['schema.json'];
  expect(schema).toHaveProperty('$defs.Condition.anyOf.3.properties.not', {
    $ref: '#/$defs/Condition',
  });
  expect(objectSchemas(schema)[0]?.properties['sections']).toHaveProperty('items.properties.when', {
    $ref: '#/$defs/Condition',
  });
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
