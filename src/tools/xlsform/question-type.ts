/** What the cell `type` of a question says, in all spellings of ODK and Kobo, old and new. */

export type QuestionType =
  | { readonly kind: 'begin'; readonly what: 'group' | 'repeat'; readonly remark: string | null }
  | { readonly kind: 'end' }
  | {
      readonly kind: 'select';
      readonly multiple: boolean;
      readonly list: string;
      readonly other: boolean;
      /** What else stands behind the name of the list. */
      readonly beyond?: string;
    }
  | { readonly kind: 'text' | 'integer' | 'decimal' | 'percentage' | 'date' | 'image' | 'note' }
  | { readonly kind: 'calculate' }
  | { readonly kind: 'unmapped'; readonly why: string };

const PLAIN = {
  text: ['text', 'string'],
  integer: ['integer', 'int'],
  decimal: ['decimal'],
  percentage: ['percentage'],
  date: ['date'],
  image: ['image', 'photo', 'picture'],
  note: ['note'],
  calculate: ['calculate'],
} as const;

const UNMAPPED: readonly (readonly [RegExp, string])[] = [
  [
    /^(start|end|today|deviceid|device id|imei|phonenumber|phone ?number|simserial|sim ?id|subscriberid|subscriber ?id|username|email|audit|start time|end time|uri:.*|get .*)$/,
    'the app itself records who answered, when and on which device',
  ],
  [
    /^(geopoint|location|gps|geotrace|geoshape|start-geopoint|osm.*)$/,
    'there is no item type for places',
  ],
  [
    /^(audio|background-audio|video|file)$/,
    'there is no item type for recordings and files; photos there are',
  ],
  [/^(range)( |$)/, 'there is no item type for a scale; take a count or a choice'],
  [/^(rank)( |$)/, 'there is no item type for an order of preference'],
  [/^(barcode)$/, 'there is no item type for barcodes; take a text'],
  [/^(time|datetime|date time)$/, 'there is no item type for a time of day; take a date or a text'],
  [/^(acknowledge|trigger)$/, 'there is no item type for a mark of having read; take yes-no'],
  [
    /^(hidden|xml-external|csv-external)$/,
    'an item is always seen, and its options stand in the checklist',
  ],
  [/^select[ _](one|multiple)([ _]from[ _]file|_external)\b/, 'its options stand in another file'],
  [/^(cascading[ _]select)\b/, 'options that depend on another answer do not exist'],
];

const SELECT_ONE = /^(?:select[ _]one(?: from| using)?|select1|add select one prompt using) +(.+)$/;
const SELECT_MANY =
  /^(?:select[ _]multiple(?: from| using)?|select all that apply(?: from)?|select|add select multiple prompt using) +(.+)$/;

const AFTER_LIST = /^(or[ _]other\b|or specify other\b)? ?(.*)$/i;

export function questionType(cell: string): QuestionType {
  const given = cell.trim().replaceAll(/\s+/g, ' ');
  const type = given.toLowerCase();
  const control = /^(begin|end)[ _](.+)$/.exec(type);
  if (control?.[1] === 'end' && type !== 'end time') return { kind: 'end' };
  if (control?.[1] === 'begin') return beginOf(control[2] ?? '');
  const unmapped = UNMAPPED.find(([pattern]) => pattern.test(type));
  if (unmapped !== undefined) return { kind: 'unmapped', why: unmapped[1] };
  const name = type.replace(/^(?:q|add) /, '').replace(/ prompt$/, '');
  for (const [kind, names] of Object.entries(PLAIN)) {
    if (names.some((one) => one === name)) return { kind: kind as keyof typeof PLAIN };
  }
  return selectOf(given.replace(/^q /i, '')) ?? { kind: 'unmapped', why: 'this type is not known' };
}

/** `lgroup` and `looped group` are old names of a repeat; a loop and a matrix ask a group once for each option. */
function beginOf(what: string): QuestionType {
  if (/^(repeat|lgroup|looped group)$/.test(what))
    return { kind: 'begin', what: 'repeat', remark: null };
  if (what === 'group') return { kind: 'begin', what: 'group', remark: null };
  // The rows of Kobo's matrix are options of a list, and its columns the questions in it.
  const remark = /^(loop|kobomatrix)/.test(what)
    ? 'its questions are taken once, not once for each option'
    : 'taken as a plain group';
  return { kind: 'begin', what: 'group', remark };
}

function selectOf(type: string): QuestionType | null {
  for (const multiple of [false, true]) {
    const rest = new RegExp(multiple ? SELECT_MANY : SELECT_ONE, 'i').exec(type)?.[1];
    if (rest === undefined) continue;
    if (rest.startsWith('${'))
      return { kind: 'unmapped', why: 'its options are answers to another question' };
    const [list = '', ...after] = rest.split(' ');
    const [, other, beyond = ''] = AFTER_LIST.exec(after.join(' ')) ?? [];
    const select = { kind: 'select', multiple, list, other: other !== undefined } as const;
    return beyond === '' ? select : { ...select, beyond };
  }
  return null;
}
