/** Values with a name, as the examples have come to know them. */
export type Known = Map<string, string>;

const placeholder = /\{\{(.+?)\}\}/g;

/** The text with every `{{name}}` replaced; a name that is not known yet is a mistake of the page. */
export function fillIn(text: string, known: Known): string {
  return text.replace(placeholder, (_all, name: string) => {
    const value = known.get(name);
    if (value === undefined) throw new Error(`nothing is known of {{${name}}} yet`);
    return value;
  });
}

/** Whether a text is as the example says; learns the names that it meets for the first time. */
export function matchText(actual: string, example: string, known: Known): boolean {
  const learnt: string[] = [];
  let pattern = '';
  let end = 0;
  for (const found of example.matchAll(placeholder)) {
    const [all, name = ''] = found;
    pattern += escape(example.slice(end, found.index));
    const value = known.get(name);
    if (name === '*') pattern += '[^]*';
    else if (value !== undefined) pattern += escape(value);
    else {
      learnt.push(name);
      pattern += '([^;]+)';
    }
    end = found.index + all.length;
  }
  const match = new RegExp(`^${pattern}${escape(example.slice(end))}$`).exec(actual);
  if (match === null) return false;
  learnt.forEach((name, index) => known.set(name, match[index + 1]!));
  return true;
}

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/**
 * Where an answer differs from its example; empty: nowhere. Objects have exactly the members that
 * the example shows, lists as many entries, unless it ends with `"..."`.
 */
export function differences(
  actual: unknown,
  example: unknown,
  known: Known,
  at = '$',
): readonly string[] {
  if (typeof example === 'string') {
    if (example === '{{*}}') return actual === undefined ? [`${at} is missing`] : [];
    const same = typeof actual === 'string' && matchText(actual, example, known);
    return same ? [] : [`${at}: ${JSON.stringify(actual)} is not ${JSON.stringify(example)}`];
  }
  if (Array.isArray(example)) {
    if (!Array.isArray(actual)) return [`${at} is no list`];
    const isOpen = example.at(-1) === '...';
    const entries = isOpen ? example.slice(0, -1) : example;
    const fits = isOpen ? actual.length >= entries.length : actual.length === entries.length;
    if (!fits) return [`${at} has ${actual.length} entries: ${JSON.stringify(actual)}`];
    return entries.flatMap((entry, index) =>
      differences(actual[index], entry, known, `${at}/${index}`),
    );
  }
  if (typeof example === 'object' && example !== null) {
    if (typeof actual !== 'object' || actual === null) return [`${at} is no object`];
    const { '...': open, ...members } = example as Record<string, unknown>;
    const more = Object.keys(actual).filter((name) => !(name in members));
    return [
      ...(open === undefined ? more.map((name) => `${at}/${name} is not in the example`) : []),
      ...Object.entries(members).flatMap(([name, value]) =>
        differences((actual as Record<string, unknown>)[name], value, known, `${at}/${name}`),
      ),
    ];
  }
  return actual === example
    ? []
    : [`${at}: ${JSON.stringify(actual)} is not ${JSON.stringify(example)}`];
}
