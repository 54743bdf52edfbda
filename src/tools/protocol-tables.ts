/** The tables of `src/protocol/README.md`: problems, reasons to hold, records and their fields. */
import { accessTable, type FieldRule } from '#domain/access/access-table.ts';
import { problemCodes, problems } from '#protocol/problem.ts';
import { heldCodes } from '#domain/access/judge-change.ts';
import { createRoutes } from '#server/http/route-table.ts';
import { heldReasons } from '#server/usecases/held-reasons.ts';
import { recordMeanings } from './record-meanings.ts';
import { namedShapes, shapeWords } from './shape-words.ts';

const tables: Readonly<Record<string, () => readonly string[]>> = {
  routes: routeTable,
  problems: problemTable,
  held: heldTable,
  records: recordTables,
};

/** The page with its tables made anew; everything outside of their marks is left alone. */
export function withProtocolTables(page: string): string {
  let text = page;
  for (const [name, lines] of Object.entries(tables)) {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const start = text.indexOf(begin);
    const stop = text.indexOf(end);
    if (start < 0 || stop < start) throw new Error(`the page has lost the marks of: ${name}`);
    const table = lines().join('\n');
    text = `${text.slice(0, start + begin.length)}\n\n${table}\n\n${text.slice(stop)}`;
  }
  return text;
}

function routeTable(): readonly string[] {
  // The rows are data; only their handlers need what a server is made of.
  const nothing = new Proxy({}, { get: () => () => undefined });
  return [
    '| route | for | account header |',
    '|---|---|---|',
    ...createRoutes(nothing as never).map((route) => {
      const isNamed = route.who !== 'anonymous' && route.namesAccount;
      return `| \`${route.method} ${route.path}\` | ${callers[route.who]} | ${isNamed ? 'needed' : '–'} |`;
    }),
  ];
}

const callers = {
  anonymous: 'anybody',
  session: 'who is signed in',
  administrator: 'administrators',
} as const;

function problemTable(): readonly string[] {
  return [
    '| code | status | the same again may help | meaning |',
    '|---|---|---|---|',
    ...problemCodes.map((code) => {
      const { status, retryable, meaning } = problems[code];
      return `| \`${code}\` | ${status} | ${retryable ? 'yes' : 'no'} | ${meaning} |`;
    }),
  ];
}

function heldTable(): readonly string[] {
  return [
    '| code | meaning |',
    '|---|---|',
    ...heldCodes.map((code) => `| \`${code}\` | ${heldReasons[code]} |`),
  ];
}

function recordTables(): readonly string[] {
  const lines = ['Shapes that have a name below:', '', ...namedShapes()];
  for (const [scopeKind, kinds] of Object.entries(accessTable)) {
    lines.push('', `### In \`${scopeKind}/<id>\``);
    if (Object.keys(kinds).length === 0) lines.push('', 'No kind of record yet.');
    const meanings = recordMeanings[scopeKind] ?? {};
    sameNames(`kinds of ${scopeKind}`, kinds, meanings);
    for (const [kind, fields] of Object.entries(kinds)) {
      const { key, meaning, fields: words } = meanings[kind]!;
      sameNames(`fields of ${scopeKind} ${kind}`, fields, words);
      lines.push(
        ...['', `\`${key}\`: ${meaning}.`, ''],
        ...['| field | value | written by | meaning |', '|---|---|---|---|'],
        ...Object.entries(fields).map(
          ([field, rule]) =>
            `| \`${field}\` | ${cell(shapeWords(rule.value))} | ${writers(rule)} | ${words[field]!} |`,
        ),
      );
    }
  }
  return lines;
}

function writers({ write, reserved }: FieldRule): string {
  const isDelegation = write.length === 4 && !write.includes('unit');
  return `${isDelegation ? 'delegation' : write.join(', ')}${reserved ? ', **reserved**' : ''}`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

function sameNames(what: string, table: object, words: object): void {
  const [left, right] = [Object.keys(table), Object.keys(words)].map((names) =>
    names.toSorted().join(', '),
  );
  if (left !== right) throw new Error(`${what}: the table has ${left}; the words are for ${right}`);
}
