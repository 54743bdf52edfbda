/**
 * The expressions of a form (XPath 1.0 as ODK uses it) as a tree. Only what the import can map is
 * read: references, numbers, texts, comparisons, sums, `and`, `or` and calls. All else is null, and
 * the caller lists the text of the expression.
 */
export type Operator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-';

export type Expression =
  | {
      readonly kind: 'binary';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'answer'; readonly name: string }
  /** The dot: the question's own answer. */
  | { readonly kind: 'own' }
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'text'; readonly text: string };

/** How strongly an operator binds; a sign that is none of them has no entry. */
const BINDING: Readonly<Partial<Record<string, number>>> = {
  or: 1,
  and: 2,
  '=': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
};

const TOKEN =
  /\s+|\$\{\s*([^}]+?)\s*\}|'([^']*)'|"([^"]*)"|(\d+(?:\.\d+)?)|(<=|>=|!=|[=<>(),+-])|([A-Za-z_][\w:-]*)|(\.)(?![./\d])/y;

type Token =
  | Exclude<Expression, { kind: 'binary' } | { kind: 'call' }>
  | { readonly kind: 'sign'; readonly sign: string };

export function parseExpression(text: string): Expression | null {
  const tokens = tokensOf(text.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"'));
  if (tokens === null) return null;
  const reader = { tokens, at: 0 };
  const expression = parseBinary(reader, 1);
  return reader.at === tokens.length ? expression : null;
}

function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (match === null) return null;
    const [, name, single, double, digits, sign, word, dot] = match;
    const quoted = single ?? double;
    if (name !== undefined) tokens.push({ kind: 'answer', name });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted });
    else if (digits !== undefined) tokens.push({ kind: 'number', digits });
    else if (dot !== undefined) tokens.push({ kind: 'own' });
    else if ((sign ?? word) !== undefined) tokens.push({ kind: 'sign', sign: sign ?? word ?? '' });
  }
  return tokens;
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

function parseBinary(reader: Reader, binding: number): Expression | null {
  let left = parseOperand(reader);
  for (;;) {
    const sign = signAt(reader);
    const own = BINDING[sign];
    if (left === null || own === undefined || own < binding) return left;
    reader.at += 1;
    const right = parseBinary(reader, own + 1);
    if (right === null) return null;
    left = { kind: 'binary', operator: sign as Operator, left, right };
  }
}

function parseOperand(reader: Reader): Expression | null {
  const token = reader.tokens[reader.at];
  if (token === undefined) return null;
  reader.at += 1;
  if (token.kind !== 'sign') return token;
  if (token.sign === '-') {
    const next = parseOperand(reader);
    return next?.kind === 'number' ? { kind: 'number', digits: `-${next.digits}` } : null;
  }
  if (token.sign === '(') {
    const inner = parseBinary(reader, 1);
    return take(reader, ')') ? inner : null;
  }
  return /^[A-Za-z_]/.test(token.sign) && take(reader, '(') ? parseCall(reader, token.sign) : null;
}

function parseCall(reader: Reader, name: string): Expression | null {
  const args: Expression[] = [];
  if (take(reader, ')')) return { kind: 'call', name, args };
  for (;;) {
    const argument = parseBinary(reader, 1);
    if (argument === null) return null;
    args.push(argument);
    if (take(reader, ')')) return { kind: 'call', name, args };
    if (!take(reader, ',')) return null;
  }
}

function signAt({ tokens, at }: Reader): string {
  const token = tokens[at];
  return token?.kind === 'sign' ? token.sign : '';
}

function take(reader: Reader, sign: string): boolean {
  if (signAt(reader) !== sign) return false;
  reader.at += 1;
  return true;
}
