/** Whatever rows a form has: the folder takes the draft, and no row is lost. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { checklistSchema } from '#domain/checklist/definition.ts';
import { checkFiles } from '#server/checklists/check-files.ts';
import { parseYaml } from '#server/checklists/yaml-file.ts';
import { checklistYaml } from '#tools/xlsform/checklist-yaml.ts';
import { importForm } from '#tools/xlsform/import-form.ts';
import { propertyRun } from '../checklist/property-run.ts';

const TYPES = [
  'text',
  'integer',
  'decimal',
  'date',
  'image',
  'note',
  'select_one yn',
  'select_multiple abc or_other',
  'select_one yn minimal',
  'select_one nowhere',
  'percentage',
  'geopoint',
  'calculate',
  'today',
  'thing',
  'begin group',
  'end group',
  'begin_repeat',
  'end_repeat',
  '',
];
const NAMES = ['a', 'b', 'c', 'd', 'rows', '1_so', 'tên có dấu', ''];

const rowArbitrary = fc.record({
  type: fc.constantFrom(...TYPES),
  name: fc.constantFrom(...NAMES),
  relevant: fc.constantFrom(
    '',
    '',
    "${a} != ''",
    "${b} = 'yes'",
    '${c} > 2',
    "selected(${d}, 'x')",
    'count(${a}) > 0',
  ),
  constraint: fc.constantFrom('', '', '. <= ${a}', '. = ${b} + ${c}', '. <= 3', '. >= ${d}'),
  hint: fc.constantFrom('', 'Xem sổ'),
});

/** Each is a file that is written and read back: a fifth of the runs takes as long as others. */
const run = { ...propertyRun, numRuns: Math.ceil(propertyRun.numRuns / 5) };

it('becomes a checklist that the schema takes, with the label of every row in the file', () => {
  let forms = 0;
  let refused = 0;
  fc.assert(
    fc.property(fc.array(rowArbitrary, { minLength: 1, maxLength: 25 }), (rows) => {
      const labels = rows.map((_, index) => `Nhãn số ${index} hết`);
      const form = importForm(
        {
          unread: [],
          sheets: [
            {
              name: 'survey',
              rows: [
                ['type', 'name', 'label', 'relevant', 'constraint', 'hint'],
                ...rows.map(({ type, name, relevant, constraint, hint }, index) => [
                  type,
                  name,
                  labels[index] ?? '',
                  relevant,
                  constraint,
                  hint,
                ]),
              ],
            },
            {
              name: 'choices',
              rows: [
                ['list_name', 'name', 'label'],
                ['yn', 'yes', 'Có'],
                ['yn', 'no', 'Không'],
                ['abc', 'x', 'X'],
                ['abc', 'y', 'Y'],
              ],
            },
          ],
        },
        { letter: 'K', year: 2026, title: 'Phiếu' },
      );
      if (!form.ok) {
        refused += 1;
        expect(form.error).toBe('no question of the sheet "survey" maps to an item');
        return;
      }
      forms += 1;
      const yaml = checklistYaml(form.value, 'phieu.xlsx');
      const checklist = checklistSchema.parse(parse(yaml));
      const file = parseYaml('phieu.yaml', yaml);
      expect(file.ok && checkFiles([file.value]).problems).toEqual([]);
      const items = checklist.sections.flatMap((section) => section.items);
      expect(items.map(({ code }) => code)).toEqual(
        items.map((_, index) => `K${String(index + 1).padStart(2, '0')}`),
      );
      const ids = [...checklist.sections, ...(checklist.checks ?? [])].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const label of labels) expect(yaml).toContain(label);
    }),
    run,
  );
  expect(forms).toBeGreaterThan(run.numRuns / 2);
  expect(refused).toBeGreaterThan(0);
}, 60_000);
