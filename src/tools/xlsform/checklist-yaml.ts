/** The draft as the YAML file that a person reviews: what did not map on top, names of the form as comments. */
import { Document, isMap, isScalar, isSeq } from 'yaml';
import type { Condition } from '#domain/checklist/condition.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { ChoiceMeaning } from './choice-lists.ts';
import type { ImportedForm } from './import-form.ts';
import { notMappedLines } from './not-mapped.ts';

export function checklistYaml(form: ImportedForm, fileName: string): string {
  const document = new Document(inHouseOrder(form.checklist), { aliasDuplicateObjects: false });
  const comment = createCommenter(document);
  form.drafts.forEach(({ items }, s) => {
    if (s > 0) comment.setApart(['sections', s]);
    items.forEach(({ item, row, options, columns }, i) => {
      const path = ['sections', s, 'items', i];
      if (i > 0) comment.setApart(path);
      comment.beside(
        [...path, 'code'],
        `${row.cells.get('name') ?? 'no name'}, survey row ${row.row}`,
      );
      if (item.type === 'choice' || item.type === 'choices') {
        item.options.forEach(({ code }, o) => {
          const name = nameOfOption(options, code);
          if (name !== code) comment.beside([...path, 'options', o, 'code'], name);
        });
      }
      columns.forEach(({ column, row: from, options: meanings }, c) => {
        const name = from.cells.get('name') ?? 'no name';
        comment.beside([...path, 'columns', c, 'id'], `${name}, survey row ${from.row}`);
        if (column.type !== 'choice' && column.type !== 'choices') return;
        column.options.forEach(({ code }, o) => {
          const option = nameOfOption(meanings, code);
          if (option !== code)
            comment.beside([...path, 'columns', c, 'options', o, 'code'], option);
        });
      });
    });
  });
  form.checks.forEach(({ from }, c) => comment.beside(['checks', c, 'id'], from));
  for (const key of ['sections', 'checks']) comment.setApart([key]);
  return `${headOf(form, fileName)}\n${document.toString({ lineWidth: 100, singleQuote: true })}`;
}

/** Members in the order in which the checklists are written: the type beside the code. */
function inHouseOrder(checklist: Checklist): unknown {
  return {
    ...checklist,
    sections: checklist.sections.map((section) => ({
      ...section,
      ...withPlainNumbers(section.when),
      items: section.items.map(({ code, type, ...item }) => ({
        code,
        type,
        ...item,
        ...withPlainNumbers(item.when),
        ...('columns' in item
          ? { columns: item.columns.map(({ id, type, ...column }) => ({ id, type, ...column })) }
          : {}),
      })),
    })),
  };
}

/** Whole numbers of a condition without quotes, as a person writes them. */
function withPlainNumbers(when: Condition | undefined): object {
  if (when === undefined) return {};
  const text = JSON.stringify(when);
  return {
    when: JSON.parse(text.replaceAll(/"(atLeast|atMost)":"(\d{1,15})"/g, '"$1":$2')) as unknown,
  };
}

function headOf({ notMapped }: ImportedForm, fileName: string): string {
  const lines = notMappedLines(notMapped);
  return [
    'yaml-language-server: $schema=./schema.json',
    '',
    `Imported from ${fileName}. To be reviewed before it goes among the checklists:`,
    '- Codes are for ever. The comment beside a code names its question in the form.',
    '- A form has no severity: what can be "not met" is minor here, all else info.',
    '- A form has no legal basis: cite the law library under `legal`.',
    '',
    lines.length === 0 ? 'Everything in the form was mapped.' : `Not mapped (${lines.length}):`,
    ...lines.map((line) => `- ${line}`),
  ]
    .map((line) => `# ${line.replaceAll(/\s+/g, ' ')}`.trimEnd())
    .join('\n');
}

function nameOfOption(options: ReadonlyMap<string, ChoiceMeaning>, code: string): string {
  const found = [...options].find(
    ([, meaning]) => meaning !== 'na' && 'option' in meaning && meaning.option === code,
  );
  return found?.[0] ?? code;
}

/** Comments and empty lines at places of the document. */
function createCommenter(document: Document) {
  return {
    beside(path: readonly (string | number)[], text: string): void {
      const node = document.getIn(path, true);
      if (isScalar(node)) node.comment = ` ${text.replaceAll(/\s+/g, ' ')}`;
    },
    /** An empty line before the entry of a list, or before the member that is named last. */
    setApart(path: readonly (string | number)[]): void {
      const node = document.getIn(path, true);
      if (isMap(node)) node.spaceBefore = true;
      if (!isSeq(node) || !isMap(document.contents)) return;
      const pair = document.contents.items.find(
        ({ key }) => isScalar(key) && key.value === path[0],
      );
      if (isScalar(pair?.key)) pair.key.spaceBefore = true;
    },
  };
}
