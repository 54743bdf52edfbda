/** Forms of a few rows: what of them is in the checklist, and what is listed. */
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { checklistSchema } from '#domain/checklist/definition.ts';
import { checkFiles } from '#server/checklists/check-files.ts';
import { parseYaml } from '#server/checklists/yaml-file.ts';
import { checklistYaml } from '#tools/xlsform/checklist-yaml.ts';
import { importForm } from '#tools/xlsform/import-form.ts';
import { notMappedLines } from '#tools/xlsform/not-mapped.ts';

type Row = readonly string[];

/** Its rows begin in row 2. */
function imported(head: Row, rows: readonly Row[], choices: readonly Row[] = []) {
  const sheets = [
    { name: 'survey', rows: [head, ...rows] },
    { name: 'choices', rows: [['list_name', 'name', 'label'], ...choices] },
  ];
  const form = importForm({ sheets, unread: [] }, { letter: 'I', year: 2026, title: 'Phiếu' });
  if (!form.ok) throw new Error(form.error);
  const yaml = checklistYaml(form.value, 'phieu.xlsx');
  const file = parseYaml('phieu.yaml', yaml);
  const checklist = checklistSchema.parse(parse(yaml));
  const all = notMappedLines(form.value.notMapped);
  return {
    ...{ yaml, all },
    checks: checklist.checks ?? [],
    /** Of the items, the columns of a table after it. */
    types: checklist.sections
      .flatMap(({ items }) => items)
      .flatMap((item) => [
        item.type,
        ...(item.type === 'table' ? item.columns.map(({ type }) => type) : []),
      ]),
    problems: file.ok ? checkFiles([file.value]).problems : file.error,
    lines: all.filter((line) => !line.includes(' is missing')),
  };
}

test.each([
  ['. = ${p} + ${q}', [], ['percentages are compared, not added up']],
  ['. = ${p}', ['same'], []],
  ['. <= ${p}', ['at-most'], []],
  ['. + ${p} <= ${q}', ['at-most'], []],
])('percentages: %s', (constraint, kinds, reasons) => {
  const { checks, problems, lines } = imported(
    ['type', 'name', 'label', 'constraint'],
    [
      ['percentage', 'p', 'Một', ''],
      ['percentage', 'q', 'Hai', ''],
      ['percentage', 'r', 'Ba', constraint],
    ],
  );
  expect(problems).toEqual([]);
  expect(checks.map(({ kind }) => kind)).toEqual(kinds);
  expect(lines).toEqual(
    reasons.map((reason) => `survey row 4: constraint "${constraint}": ${reason}`),
  );
});

const yesNo = [
  ['yn', 'yes', 'Có'],
  ['yn', 'no', 'Không'],
];

test('words behind the name of a list', () => {
  const { lines } = imported(
    ['type', 'name', 'label'],
    [
      ['select_one yn randomize=true', 'a', 'Một'],
      ['select_multiple yn or_other minimal', 'b', 'Hai'],
      ['begin repeat', 'c', 'Ba', ''],
      ['select_one yn minimal', 'd', 'Bốn'],
      ['end repeat', '', ''],
    ],
    yesNo,
  );
  expect(lines).toEqual([
    'survey row 2: "randomize=true" behind the list "yn": the app chooses the control by the type',
    'survey row 3: or_other: an option with words of its own does not exist; use the note',
    'survey rows 3, 5: "minimal" behind the list "yn": the app chooses the control by the type',
  ]);
});

test('choices that read alike', () => {
  const { lines, problems, yaml } = imported(
    ['type', 'name', 'label'],
    [['select_one cach', 'a', 'Một']],
    [
      ['cach', 'tai_quay', 'Tại quầy'],
      ['cach', 'khac', 'Khác'],
      ['cach', 'khac_2', 'khác'],
    ],
  );
  expect(problems).toEqual([]);
  expect(yaml).toContain('vi: khác (khac_2)');
  expect(lines).toEqual([
    'choices row 4: choice "khac_2" (khác): reads as another one of the list "cach"; its name stands behind it',
  ]);
});

test('a whole number whose label speaks of a percentage is a count, and told', () => {
  const why =
    'a whole number is a count, though its label speaks of a percentage; write percentage if it is one';
  const { lines, types } = imported(
    ['type', 'name', 'label'],
    [
      ['integer', 'a', 'Đúng hạn (%)'],
      ['int', 'b', 'Tỷ lệ số hóa'],
      ['integer', 'c', 'Hồ sơ tiếp nhận'],
      ['integer', 'd', 'Chi theo tỷ lệ (đồng)'],
      ['percentage', 'e', 'Hài lòng (%)'],
      ['begin repeat', 'f', 'Lĩnh vực'],
      ['integer', 'g', 'Trực tuyến (%)'],
      ['end repeat', '', ''],
    ],
  );
  expect(types).toEqual(['count', 'count', 'count', 'money', 'percentage', 'table', 'count']);
  expect(lines).toEqual([
    `survey rows 2, 8: type "integer": ${why}`,
    `survey row 3: type "int": ${why}`,
  ]);
});

test('the head row of a table of options is no question', () => {
  const asksNothing = 'the head row of a table of options asks nothing';
  const { lines, types, yaml } = imported(
    ['type', 'name', 'label', 'appearance'],
    [
      ['begin group', 'bang', 'Cơ sở vật chất', 'field-list'],
      ['select_one mucdo', 'dau_bang', 'Nội dung', 'label'],
      ['select_one mucdo', 'ban_ghe', 'Bàn ghế', 'list-nolabel'],
      ['select_one mucdo', 'may_in', 'Máy in', 'w1 list-nolabel'],
      ['end group', '', '', ''],
      ['select_one rieng', 'dau_khac', 'Khác', 'w2 label'],
    ],
    [
      ['mucdo', 'tot', 'Tốt'],
      ['mucdo', 'kem', 'Kém'],
      ['rieng', 'mot', 'Một'],
      ['rieng', 'hai', 'Hai'],
    ],
  );
  const appearance = 'the app chooses the control by the type';
  const unused = 'no question asks with the list "rieng"';
  expect(types).toEqual(['choice', 'choice']);
  expect(yaml).toContain('vi: Tốt');
  expect(lines).toEqual([
    `survey row 2: appearance "field-list": ${appearance}`,
    `survey row 3: select_one mucdo "dau_bang", label "Nội dung", appearance "label": ${asksNothing}`,
    `survey row 4: appearance "list-nolabel": ${appearance}`,
    `survey row 5: appearance "w1 list-nolabel": ${appearance}`,
    `survey row 7: select_one rieng "dau_khac", label "Khác", appearance "w2 label": ${asksNothing}`,
    `choices row 4: choice "mot" (Một): ${unused}`,
    `choices row 5: choice "hai" (Hai): ${unused}`,
  ]);
});

test('a repeat whose columns are named in a note alone has their names, and each is told', () => {
  const { lines, all } = imported(
    ['type', 'name', 'label'],
    [
      ['begin repeat', 'bang', 'Thiết bị'],
      ['note', 'dau', 'Tên | Số lượng'],
      ['text', 'ten', ''],
      ['integer', 'so_luong', ''],
      ['end repeat', '', ''],
    ],
  );
  expect(lines).toEqual([
    'survey row 3: note "dau", label "Tên | Số lượng": a column has no words but its head',
  ]);
  const missing = 'is missing; the name stands in its place';
  expect(all).toContain(`survey row 4: label of "ten": ${missing}`);
  expect(all).toContain(`survey row 5: label of "so_luong": ${missing}`);
});

test('a matrix whose rows are a list has its questions once, and each row is told', () => {
  const { lines, types } = imported(
    ['type', 'name', 'label', 'kobo--matrix_list'],
    [
      ['begin_kobomatrix', 'bang', 'Thiết bị', 'may'],
      ['integer', 'so_luong', 'Số lượng', ''],
      ['end_kobomatrix', '', '', ''],
    ],
    [
      ['may', 'in', 'Máy in'],
      ['may', 'quet', 'Máy quét'],
    ],
  );
  expect(types).toEqual(['count']);
  const unused = 'no question asks with the list "may"';
  expect(lines).toEqual([
    'survey row 2: column "kobo--matrix_list": nothing in a checklist corresponds to it',
    'survey row 2: begin_kobomatrix "bang": its questions are taken once, not once for each option',
    `choices row 2: choice "in" (Máy in): ${unused}`,
    `choices row 3: choice "quet" (Máy quét): ${unused}`,
  ]);
});

test('what stands in the row that ends a group', () => {
  const why = 'stands where a group ends; it is read where one begins';
  const { lines } = imported(
    ['type', 'name', 'label', 'relevant'],
    [
      ['begin group', 'g', 'Nhóm', ''],
      ['text', 'a', 'Một', ''],
      ['end group', 'g', 'Hết nhóm', "${a} != ''"],
      ['end group', 'h', '', ''],
    ],
  );
  expect(lines).toEqual([
    `survey row 4: label "Hết nhóm": ${why}`,
    `survey row 4: relevant "\${a} != ''": ${why}`,
    'survey row 5: "end group": ends nothing',
    `survey row 5: name "h": ${why}`,
  ]);
});
