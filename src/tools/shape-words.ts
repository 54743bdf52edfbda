/** A zod schema in plain words, by way of its JSON Schema. */
import { z } from 'zod';
import { answerValueSchema } from '#domain/checklist/answer.ts';
import { recordKeySchema } from '#domain/sync/scope.ts';
import { photoEditSchema } from '#domain/visit/photo-edit.ts';
import { fileRefSchema, pictureSchema, recommendationFields } from '#domain/visit/records.ts';

interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly items?: Shape;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly format?: string;
  readonly pattern?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
}

const shapeOf = (schema: z.ZodType): Shape => z.toJSONSchema(schema, { io: 'input' }) as Shape;

/** What several fields share gets a name, and is explained once. */
const named: readonly (readonly [string, Shape, string])[] = [
  ['record key', shapeOf(recordKeySchema), '`kind:id`, such as `finding:018f…`'],
  ['order', shapeOf(recommendationFields.order), 'fractional index; ties go by record key'],
  ['file', shapeOf(fileRefSchema), ''],
  ['picture', shapeOf(pictureSchema), ''],
  ['photo edit', shapeOf(photoEditSchema), ''],
  ['digits', partOfAnswer('ratio', 'part'), ''],
  ['percentage', partOfAnswer('ratio', 'stated'), ''],
  ['stated date', partOfAnswer('date', 'dates'), ''],
];
const nameByShape = new Map(named.map(([name, shape]) => [keyOf(shape), name]));

/** The shapes that `shapeWords` names, as lines of a list. */
export function namedShapes(): readonly string[] {
  return named.map(([name, shape, words]) => {
    const explained = words === '' ? shape.description?.replace(/\.$/, '') : words;
    return `- *${name}*: ${explained ?? unnamed(shape)}${shape.pattern === undefined ? '' : `; \`${shape.pattern}\``}`;
  });
}

/** The text inside a member of one kind of answer, out of its list and without its null. */
function partOfAnswer(kind: string, member: string): Shape {
  const branch = shapeOf(answerValueSchema).oneOf?.find(
    ({ properties }) => properties?.['kind']?.const === kind,
  );
  const shape = branch?.properties?.[member];
  const text = (shape?.items ?? shape)?.anyOf?.find(({ type }) => type === 'string');
  if (text === undefined) throw new Error(`an answer of kind ${kind} has no text in ${member}`);
  return text;
}

export const shapeWords = (schema: z.ZodType): string => words(shapeOf(schema));

function words(shape: Shape): string {
  const name = nameByShape.get(keyOf(shape));
  return name === undefined ? unnamed(shape) : `*${name}*`;
}

function unnamed(shape: Shape): string {
  if (shape.anyOf !== undefined)
    return shape.anyOf.map(words).join(', or ').replace('<br>, or', '<br>or');
  if (shape.oneOf !== undefined) return `one of<br>${shape.oneOf.map(words).join('<br>')}<br>`;
  if (shape.const !== undefined) return `\`${JSON.stringify(shape.const)}\``;
  if (shape.enum !== undefined)
    return shape.enum.map((entry) => `\`${JSON.stringify(entry)}\``).join(' / ');
  switch (shape.type) {
    case 'null':
      return 'null';
    case 'boolean':
      return 'true / false';
    case 'string':
      return stringWords(shape);
    case 'integer':
      return `whole number${leastOf(shape)}${mostOf(shape)}`;
    case 'number':
      return `number${leastOf(shape)}${mostOf(shape)}`;
    case 'array':
      return `list of ${inParentheses(shape.items ?? {})}${shape.maxItems === undefined ? '' : `, at most ${shape.maxItems.toLocaleString('en')}`}`;
    case 'object':
      return objectWords(shape);
    default:
      throw new Error(`no words for this shape: ${JSON.stringify(shape)}`);
  }
}

const inParentheses = (shape: Shape): string =>
  shape.anyOf === undefined ? words(shape) : `(${words(shape)})`;

function stringWords({ format, description, pattern, maxLength }: Shape): string {
  if (format === 'date') return 'date `YYYY-MM-DD`';
  if (format === 'date-time') return 'time, ISO 8601 in UTC (`…Z`)';
  if (format === 'uuid') return 'UUID';
  if (description !== undefined) return `text (${description.replace(/\.$/, '')})`;
  if (pattern === '^[0-9a-f]{64}$') return 'SHA-256 as 64 small hex digits';
  if (pattern !== undefined) return `text \`${pattern}\``;
  return maxLength === undefined ? 'text' : `text, at most ${maxLength.toLocaleString('en')}`;
}

function leastOf({ minimum, exclusiveMinimum }: Shape): string {
  const least = exclusiveMinimum === undefined ? minimum : exclusiveMinimum + 1;
  return least === undefined ? '' : ` from ${least}`;
}

/** Every whole number has a bound: that of exact arithmetic is none of ours. */
function mostOf({ maximum }: Shape): string {
  return maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? '' : ` to ${maximum}`;
}

function objectWords({ properties = {}, required = [], additionalProperties }: Shape): string {
  const members = Object.entries(properties).map(
    ([name, shape]) =>
      `\`${name}\`${required.includes(name) ? '' : ' (optional)'}: ${inParentheses(shape)}`,
  );
  return `${additionalProperties === false ? 'exactly ' : ''}{ ${members.join(', ')} }`;
}

function keyOf({ type, pattern, properties }: Shape): string {
  return JSON.stringify({ type, pattern, properties });
}
