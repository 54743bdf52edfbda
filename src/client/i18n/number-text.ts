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
  /** It came as a whole and not key by key: pasted, dropped, filled in. */
  readonly pasted: boolean;
  /** A fraction may follow: a point that parts no groups is meant as the comma. */
  readonly decimal: boolean;
  /** Stands behind the box already and need not be in it. */
  readonly unit: string | undefined;
}

/**
 * What an amount's box shows after a key or a paste. The points between groups are the box's own:
 * to delete one deletes the digit on its other side. Points that were pasted or typed are the writer's:
 * where they part no groups of three ('1.38', '1234567.00'), the text stays as written and is asked about
 * (R9), until it does or a person has put it right.
 */
export function formatTyped(change: TypedChange): TypedText {
  const { text, caret } = withDecimalComma(withDigitOfPoint(change), change);
  const kept = withoutTypedUnit(text, change.unit);
  const at = Math.min(caret, kept.length);
  return hasForeignPoints(change, kept) ? { text: kept, caret: at } : regroupTyped(kept, at);
}

const GROUPS = /^[1-9]\d{0,2}(?:\.\d{3})+$/;

function hasForeignPoints(change: TypedChange, text: string): boolean {
  if (partsGroups(text)) return false;
  const { before } = change;
  if (isInserted(change) || isTypedPoint(change)) return true;
  // The same text is what an input method composed: its last keys may have been a point and a fraction.
  return change.text === before ? /\.\d{0,2}(?!\d)/.test(text) : !partsGroups(before);
}

function isTypedPoint({ before, text, caret }: TypedChange): boolean {
  return text[caret - 1] === '.' && sameStart(before, text, caret) < caret;
}

/** True also where there is no point. */
function partsGroups(text: string): boolean {
  const whole = TYPED_NUMBER.exec(text)?.[2] ?? '';
  return !whole.includes('.') || GROUPS.test(whole);
}

/** More than one key gives, wherever it went. */
function isInserted({ before, text, caret, pasted }: TypedChange): boolean {
  return pasted || caret - sameStart(before, text, caret) > 1;
}

function sameStart(before: string, text: string, caret: number): number {
  let same = 0;
  while (same < caret && text[same] === before[same]) same += 1;
  return same;
}

function withDigitOfPoint({ before, text, caret, forward }: TypedChange): TypedText {
  const deletedPoint =
    before.length === text.length + 1 &&
    before[caret] === '.' &&
    partsGroups(before) &&
    before.slice(0, caret) === text.slice(0, caret) &&
    before.slice(caret + 1) === text.slice(caret);
  if (!deletedPoint) return { text, caret };
  const at = forward ? caret : caret - 1;
  if (!/\d/.test(text[at] ?? '')) return { text, caret };
  return { text: text.slice(0, at) + text.slice(at + 1), caret: at };
}

/** Key pads and programs of other languages have a point where the Vietnamese comma is meant. */
function withDecimalComma({ text, caret }: TypedText, change: TypedChange): TypedText {
  if (!change.decimal || text.includes(',')) return { text, caret };
  const typed =
    text.length === change.before.length + 1 &&
    text[caret - 1] === '.' &&
    /\d/.test(text[caret - 2] ?? '');
  const pasted = isInserted(change) && !partsGroups(text) && /^[^.]*\d\.\d[^.]*$/.test(text);
  const point = typed ? caret - 1 : pasted ? text.indexOf('.') : -1;
  return point < 0
    ? { text, caret }
    : { text: `${text.slice(0, point)},${text.slice(point + 1)}`, caret };
}

function withoutTypedUnit(text: string, unit: string | undefined): string {
  const end = text.trimEnd();
  return unit !== undefined && end.toLowerCase().endsWith(unit.toLowerCase())
    ? end.slice(0, end.length - unit.length).trimEnd()
    : text;
}
