/** Puts a point between groups of three digits; takes digits only. */
export function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, '.');
}

// A word may stand before the figure ('hơn 600') and its unit behind it ('600 hồ sơ').
const TYPED_NUMBER = /^([\p{L}\p{M}\s]*)([\d.]*)(,\d*)?([\s\p{L}\p{M}%]*)$/u;

/** A text and where the caret stands in it. */
export interface TypedText {
  readonly text: string;
  readonly caret: number;
}

/**
 * Regroups an amount while it is being typed and says where the caret goes, so that it stays behind the same digit.
 * Text that is no amount ('98/952', '12a34') comes back untouched: what was typed is shown as typed.
 */
export function regroupTyped(text: string, caret: number): TypedText {
  const match = TYPED_NUMBER.exec(text);
  if (match === null) return { text, caret };
  const [, before = '', whole = '', fraction = '', behind = ''] = match;
  const regrouped = before + groupDigits(whole.replaceAll('.', '')) + fraction + behind;
  let marksLeft = text.slice(0, caret).replaceAll('.', '').length;
  let position = 0;
  while (marksLeft > 0 && position < regrouped.length) {
    if (regrouped[position] !== '.') marksLeft -= 1;
    position += 1;
  }
  return { text: regrouped, caret: position };
}

/** How a text box came to hold another text. */
export interface TypedChange extends TypedText {
  /** What the box held before. */
  readonly before: string;
  /** The key was Delete and not Backspace. */
  readonly forward: boolean;
  /** A fraction may follow: the point of a key pad is meant as the comma. */
  readonly decimal: boolean;
  /** Stands behind the box already and need not be in it. */
  readonly unit: string | undefined;
}

/**
 * What an amount's box shows after a key or a paste. The points between groups are the box's own:
 * to delete one deletes the digit on its other side.
 */
export function formatTyped(change: TypedChange): TypedText {
  const { text, caret } = withDecimalComma(withDigitOfPoint(change), change);
  const kept = withoutTypedUnit(text, change.unit);
  return regroupTyped(kept, Math.min(caret, kept.length));
}

function withDigitOfPoint({ before, text, caret, forward }: TypedChange): TypedText {
  const deletedPoint =
    before.length === text.length + 1 &&
    before[caret] === '.' &&
    before.slice(0, caret) === text.slice(0, caret) &&
    before.slice(caret + 1) === text.slice(caret);
  if (!deletedPoint) return { text, caret };
  const at = forward ? caret : caret - 1;
  if (!/\d/.test(text[at] ?? '')) return { text, caret };
  return { text: text.slice(0, at) + text.slice(at + 1), caret: at };
}

/** Key pads of other languages have a point where the Vietnamese comma is meant. */
function withDecimalComma({ text, caret }: TypedText, { before, decimal }: TypedChange): TypedText {
  const typedPoint =
    decimal &&
    text.length === before.length + 1 &&
    text[caret - 1] === '.' &&
    /\d/.test(text[caret - 2] ?? '') &&
    !text.includes(',');
  return typedPoint
    ? { text: `${text.slice(0, caret - 1)},${text.slice(caret)}`, caret }
    : { text, caret };
}

function withoutTypedUnit(text: string, unit: string | undefined): string {
  const end = text.trimEnd();
  return unit !== undefined && end.toLowerCase().endsWith(unit.toLowerCase())
    ? end.slice(0, end.length - unit.length).trimEnd()
    : text;
}
