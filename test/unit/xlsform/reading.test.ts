import { describe, expect, test } from 'vitest';
import { listMeaning } from '#tools/xlsform/choice-lists.ts';
import { parseExpression, type Expression } from '#tools/xlsform/expression.ts';
import { notMappedLines } from '#tools/xlsform/not-mapped.ts';
import { questionType } from '#tools/xlsform/question-type.ts';
import { languageOf, sheetTable } from '#tools/xlsform/sheet-table.ts';

describe('the type of a question', () => {
  test.each([
    ['select_one  ds', { kind: 'select', multiple: false, list: 'ds', other: false }],
    ['select one from ds', { kind: 'select', multiple: false, list: 'ds', other: false }],
    [
      'select_one Danh_Sach or_other',
      { kind: 'select', multiple: false, list: 'Danh_Sach', other: true },
    ],
    [
      'select_multiple ds or specify other',
      { kind: 'select', multiple: true, list: 'ds', other: true },
    ],
    ['select all that apply from ds', { kind: 'select', multiple: true, list: 'ds', other: false }],
    [
      'add select multiple prompt using ds',
      { kind: 'select', multiple: true, list: 'ds', other: false },
    ],
    [
      'select_one yn or_other randomize=true',
      {
        ...{ kind: 'select', multiple: false, list: 'yn', other: true },
        beyond: 'randomize=true',
      },
    ],
    [
      'select_multiple ch minimal',
      { kind: 'select', multiple: true, list: 'ch', other: false, beyond: 'minimal' },
    ],
    ['q select1 ds', { kind: 'select', multiple: false, list: 'ds', other: false }],
    ['INT', { kind: 'integer' }],
    ['add image prompt', { kind: 'image' }],
    ['q picture', { kind: 'image' }],
    [
      'end time',
      { kind: 'unmapped', why: 'the app itself records who answered, when and on which device' },
    ],
    [
      'end',
      { kind: 'unmapped', why: 'the app itself records who answered, when and on which device' },
    ],
    ['end_repeat', { kind: 'end' }],
    ['begin lgroup', { kind: 'begin', what: 'repeat', remark: null }],
    ['begin_group', { kind: 'begin', what: 'group', remark: null }],
    [
      'begin loop over ds',
      {
        kind: 'begin',
        what: 'group',
        remark: 'its questions are taken once, not once for each option',
      },
    ],
    ['select_one_from_file xa.csv', { kind: 'unmapped', why: 'its options stand in another file' }],
    [
      'select_multiple from file xa.csv',
      { kind: 'unmapped', why: 'its options stand in another file' },
    ],
    ['select_one ${ten}', { kind: 'unmapped', why: 'its options are answers to another question' }],
    ['rank ds', { kind: 'unmapped', why: 'there is no item type for an order of preference' }],
    ['whatever', { kind: 'unmapped', why: 'this type is not known' }],
  ])('%s', (cell, type) => {
    expect(questionType(cell)).toEqual(type);
  });
});

describe('the head of a column', () => {
  test.each([
    ['label::Tiếng Việt (vi)', 'label::vi'],
    ['Label :: English (en)', 'label::en'],
    ['label:Vietnamese', 'label::vi'],
    ['caption::en-US', 'label::en'],
    ['media::image::English (en)', 'media::image::en'],
    ['image::vi', 'media::image::vi'],
    ['bind:relevant', 'relevant'],
    ['bind::jr:constraintMsg', 'constraint_message'],
    ['jr:count', 'repeat_count'],
    ['List  Name', 'list_name'],
    ['constraint message', 'constraint_message'],
    ['Read_Only', 'read_only'],
    ['id_string', 'form_id'],
  ])('%s is %s', (header, key) => {
    const known = new Set([
      'label',
      'media::image',
      'relevant',
      'constraint_message',
      'repeat_count',
      'list_name',
      'read_only',
      'form_id',
    ]);
    const table = sheetTable({ name: 'survey', rows: [[header], ['a']] }, known);
    expect([...table.columns]).toEqual([key]);
  });

  test.each([
    ['Tiếng Việt (vi)', 'vi'],
    ['vi_VN', 'vi'],
    ['Vietnamese', 'vi'],
    ['English (en-GB)', 'en'],
    ['en', 'en'],
    ['Français (fr)', null],
    ['Village', null],
    ['ENGLISH', 'en'],
  ])('the language %s is %s', (language, code) => {
    expect(languageOf(language)).toBe(code);
  });

  test('the second column of a meaning, and a column that is not known, are listed by row', () => {
    const rows = [
      ['label', 'caption', 'thing'],
      ['a', 'b', 'c'],
      ['d', '', ''],
    ];
    const { rows: read, notMapped } = sheetTable({ name: 'Survey', rows }, new Set(['label']));
    expect(read.map(({ cells }) => cells.get('label'))).toEqual(['a', 'd']);
    expect(notMappedLines(notMapped)).toEqual([
      'survey row 2: column "caption": a column of the same meaning stands before it',
      'survey row 2: column "thing": nothing in a checklist corresponds to it',
    ]);
  });
});

describe('an expression', () => {
  const shown = (expression: Expression | null): string => {
    switch (expression?.kind) {
      case undefined:
        return 'unread';
      case 'binary':
        return `(${shown(expression.left)} ${expression.operator} ${shown(expression.right)})`;
      case 'call':
        return `${expression.name}[${expression.args.map(shown).join(' ')}]`;
      case 'answer':
        return expression.name;
      case 'own':
        return '.';
      case 'number':
        return expression.digits;
      case 'text':
        return `"${expression.text}"`;
    }
  };
  test.each([
    ["${a} = 'x' or ${b}='y' and not(${c})", '((a = "x") or ((b = "y") and not[c]))'],
    ['(${a} or ${b}) and ${c}', '((a or b) and c)'],
    ['. >= 0 and . <= ${ b } + 1.5', '((. >= 0) and (. <= (b + 1.5)))'],
    ['${a} - ${b} - 1 = -2', '(((a - b) - 1) = -2)'],
    ['${a}>=1', '(a >= 1)'],
    ['selected(${a}, ‘x’)', 'selected[a "x"]'],
    ['true()', 'true[]'],
    ['.=today()', '(. = today[])'],
    ['', 'unread'],
    ['${a} =', 'unread'],
    ['(${a} = 1', 'unread'],
    ['${a} = 1)', 'unread'],
    ['../x = 1', 'unread'],
    ['${a} * 2 = 4', 'unread'],
    ['${a} div 2 = 1', 'unread'],
    ["${a} = 'x", 'unread'],
    ['f(1,)', 'unread'],
    ['a = 1', 'unread'],
  ])('%s', (text, tree) => {
    expect(shown(parseExpression(text))).toBe(tree);
  });
});

describe('a list of choices', () => {
  const list = (...labels: readonly string[]) =>
    labels.map((vi, index) => ({ name: `n${index}`, row: index + 2, label: { vi } }));

  test.each([
    ['yes-no', ['Có', 'Không'], false],
    ['yes-no', ['Không', 'Có', 'Không áp dụng'], false],
    ['compliance', ['Đạt', 'Đạt một phần', 'Không đạt'], false],
    ['compliance', ['Không đạt', 'Đạt'], false],
    ['options', ['Đã ban hành', 'Chưa ban hành'], false],
    ['options', ['Có', 'Không', 'Không rõ'], false],
    ['options', ['Có', 'Có'], false],
    ['options', ['Có', 'Không áp dụng'], false],
    ['options', ['Có', 'Không'], true],
  ] as const)('%s: %j', (type, labels, multiple) => {
    expect(listMeaning(list(...labels), multiple).type).toBe(type);
  });

  test('without labels the names say it; names that become one code are told apart', () => {
    const bare = (...names: readonly string[]) =>
      names.map((name, index) => ({ name, row: index + 2, label: null }));
    expect(listMeaning(bare('yes', 'no'), false).type).toBe('yes-no');
    expect([...listMeaning(bare('a_b', 'a-b', '中'), false).byName.values()]).toEqual([
      { option: 'a-b' },
      { option: 'a-b-2' },
      { option: 'lua-chon' },
    ]);
  });
});

test('rows of which the same is to be said stand on one line', () => {
  const entry = { sheet: 'survey', what: 'a', why: 'b' };
  const rows = [9, 3, 4, 5, 12, 4].map((row) => ({ ...entry, row }));
  expect(notMappedLines([{ sheet: 'Other', row: 1, what: 'x', why: 'y' }, ...rows])).toEqual([
    'survey rows 3-5, 9, 12: a: b',
    'Other row 1: x: y',
  ]);
});
