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
