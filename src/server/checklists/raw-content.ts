/** Looking into a file that may be of any shape. */
export function valueAt(content: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => memberOf(value, key), content);
}

export function listAt(content: unknown, key: string | number): readonly unknown[] {
  const value = memberOf(content, key);
  return Array.isArray(value) ? value : [];
}

function memberOf(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[key];
}
