import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FOLDER = new URL('../../../src/client/i18n/messages/', import.meta.url);
const settings = JSON.parse(
  readFileSync(new URL('../../../.inlang/settings.json', import.meta.url), 'utf8'),
) as { 'plugin.inlang.messageFormat': { pathPattern: string[] } };
const patterns = settings['plugin.inlang.messageFormat'].pathPattern;

function areasIn(locale: string): string[] {
  return readdirSync(new URL(`${locale}/`, FOLDER))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace(/\.json$/, ''))
    .sort();
}

function readArea(locale: string, area: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`${locale}/${area}.json`, FOLDER), 'utf8')) as Record<
    string,
    unknown
  >;
}

/** Names between braces in a message, or in any of its variants. */
function parametersOf(message: unknown): string[] {
  const names = [...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const declared = [...JSON.stringify(message).matchAll(/"input (\w+)"/g)].map(
    (match) => match[1] ?? '',
  );
  return [...new Set([...names, ...declared])].sort();
}

/** A message, or each of its variants. */
function textsOf(message: unknown): string[] {
  if (typeof message === 'string') return [message];
  return (message as { match: Record<string, string> }[]).flatMap(({ match }) =>
    Object.values(match),
  );
}

/** '{count} photos', with no word before it that makes the figure another than one. */
const countedInPlural =
  /(?<!(?:of|all|about|most|than|these|each|over|×|·) |\/)\{(?:count|changes|days|minutes|seconds|runs|files)\} (?:(?:new|held|more|blank|chosen|removed|table) )?(?:accounts|areas|campaigns|cells|changes|checklists|codes|conflicts|contents|cross-checks|days|delegations|documents|dossiers|entries|figures|findings|items|limitations|lines|marks|minutes|parts|people|photos|places|points|recommendations|rows|seconds|sections|statements|stretches|things|units|visits)\b/;

describe('messages', () => {
  it('finds the parameters that the tests below compare', () => {
    expect(parametersOf('Còn {count} ký tự, {name}.')).toEqual(['count', 'name']);
    expect(
      parametersOf([{ declarations: ['input count'], match: { 'p=one': 'One of {total}.' } }]),
    ).toEqual(['count', 'total']);
    expect(parametersOf('none')).toEqual([]);
  });

  it('compiles every file that lies in the folder', () => {
    const compiled = patterns.map((pattern) => /([\w-]+)\.json$/.exec(pattern)?.[1]).sort();
    expect(compiled).toEqual(areasIn('vi'));
    expect(areasIn('en')).toEqual(areasIn('vi'));
    expect(compiled.length).toBeGreaterThan(10);
  });

  it.each(areasIn('vi'))('%s says the same things in both languages', (area) => {
    const vi = readArea('vi', area);
    const en = readArea('en', area);
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
    for (const key of Object.keys(vi)) {
      // The prefix keeps files apart: all of them share one space of names.
      expect(key, `key of ${area}.json`).toMatch(new RegExp(`^${area}_[a-z0-9_]+$`));
      expect(parametersOf(en[key]), key).toEqual(parametersOf(vi[key]));
      for (const message of [vi[key], en[key]]) {
        expect(JSON.stringify(message).length, key).toBeGreaterThan(2);
      }
    }
  });

  // Vietnamese has one form; English says "1 photo". "2 of 5 items" counts nothing by its last figure.
  it.each(areasIn('en'))('%s has a form for one wherever English counts', (area) => {
    for (const [key, message] of Object.entries(readArea('en', area))) {
      if (typeof message === 'string') expect(message, key).not.toMatch(countedInPlural);
    }
  });

  it.each(areasIn('vi'))(
    '%s keeps to the rules of writing: no exclamation marks, no "Vui lòng"',
    (area) => {
      for (const [key, message] of Object.entries(readArea('vi', area))) {
        expect(JSON.stringify(message), key).not.toMatch(/!|vui lòng/i);
      }
    },
  );

  it.each([
    ['vi', /(?:bấm|nút) [“"]([^”"]+)[”"]/giu],
    ['en', /press [“"]([^”"]+)[”"]/giu],
  ] as const)('what one is told to press in %s is called so', (locale, told) => {
    const texts = areasIn(locale).flatMap((area) =>
      Object.values(readArea(locale, area)).flatMap(textsOf),
    );
    const pressed = texts.flatMap((text) => [...text.matchAll(told)].map(([, name = '']) => name));
    expect(pressed.length).toBeGreaterThan(5);
    expect(pressed.filter((name) => !texts.includes(name))).toEqual([]);
  });
});
