import { Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun } from 'docx';
import type { IParagraphStyleOptions } from 'docx';

import type {
  FootBlock,
  ParagraphBlock,
  ParagraphLevel,
  TableBlock,
  TableColumn,
} from '#domain/documents/document-model.ts';

import { noBorders, textParagraphs } from './docx-plain-table.ts';
import { FIRST_LINE, PARAGRAPH_GAP, sizes, textWidth } from './docx-page.ts';

/** Named styles, so that a clerk who edits the file changes all paragraphs of a level at once. */
const STYLE_IDS = {
  section: 'SDPhan',
  item: 'SDMuc',
  group: 'SDNhom',
  point: 'SDNoiDung',
  line: 'SDNoiDung',
  text: 'SDNoiDung',
} as const satisfies Record<ParagraphLevel, string>;

const indented = {
  alignment: 'both',
  indent: { firstLine: FIRST_LINE },
  // 1,1 lines: between single and 1,5, with room for ệ, ữ and Ỗ.
  spacing: { before: 0, after: PARAGRAPH_GAP, line: 264, lineRule: 'auto' },
} as const;

export const bodyStyles: readonly IParagraphStyleOptions[] = [
  { id: 'SDNoiDung', name: 'Sổ Đoàn Nội dung', quickFormat: true, paragraph: indented },
  {
    id: 'SDPhan',
    name: 'Sổ Đoàn Phần',
    quickFormat: true,
    run: { bold: true },
    paragraph: { ...indented, keepNext: true, outlineLevel: 0 },
  },
  {
    id: 'SDMuc',
    name: 'Sổ Đoàn Mục',
    quickFormat: true,
    run: { bold: true },
    paragraph: { ...indented, keepNext: true, outlineLevel: 1 },
  },
  {
    id: 'SDNhom',
    name: 'Sổ Đoàn Nhóm',
    quickFormat: true,
    run: { italics: true },
    paragraph: { ...indented, keepNext: true, outlineLevel: 2 },
  },
];

/** Box 6. Further lines of a text become further paragraphs without the number. */
export function paragraphsOf(
  block: ParagraphBlock,
  place: { readonly followsTable: boolean; readonly isKeptWithNext: boolean },
): Paragraph[] {
  return block.text.split('\n').map(
    (line, i) =>
      new Paragraph({
        style: STYLE_IDS[block.level],
        ...(place.followsTable && i === 0
          ? { spacing: { ...indented.spacing, before: PARAGRAPH_GAP * 2 } }
          : {}),
        ...(place.isKeptWithNext ? { keepNext: true, keepLines: true } : {}),
        children: [
          new TextRun({
            text: i === 0 && block.marker !== null ? `${block.marker} ${line}` : line,
          }),
        ],
      }),
  );
}

export function ruledTable(block: TableBlock): Table {
  const widths = block.columns.map((column) => Math.round((textWidth * column.percent) / 100));
  const rowOf = (cells: readonly string[], isHeading: boolean): TableRow =>
    new TableRow({
      tableHeader: isHeading,
      cantSplit: true,
      children: block.columns.map((column, i) =>
        ruledCell(cells[i] ?? '', column, widths[i] ?? 0, isHeading),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: 'dxa' },
    columnWidths: widths,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    rows: [
      rowOf(
        block.columns.map((column) => column.title),
        true,
      ),
      ...block.rows.map((row) => rowOf(row.cells, false)),
    ],
  });
}

function ruledCell(
  text: string,
  column: TableColumn,
  width: number,
  isHeading: boolean,
): TableCell {
  return new TableCell({
    width: { size: width, type: 'dxa' },
    verticalAlign: isHeading ? 'center' : 'top',
    children: textParagraphs(text, {
      size: sizes.table,
      bold: isHeading,
      alignment: isHeading ? 'center' : column.align,
    }),
  });
}

/** Boxes 7 and 9b side by side, 50/50; five empty lines leave room for signature and seal. */
export function footTable(foot: FootBlock): Table {
  const left = Math.floor(textWidth / 2);
  const right = textWidth - left;
  const signer = { size: sizes.signer, bold: true, alignment: 'center' } as const;
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: 'dxa' },
    columnWidths: [left, right],
    borders: noBorders,
    margins: { top: 120, bottom: 0, left: 0, right: 0 },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          new TableCell({
            width: { size: left, type: 'dxa' },
            borders: noBorders,
            children: [
              ...textParagraphs(foot.recipients.title, {
                size: sizes.recipientsTitle,
                bold: true,
                italics: true,
                alignment: 'left',
              }),
              ...foot.recipients.lines.flatMap((line) =>
                textParagraphs(line, { size: sizes.recipients, alignment: 'left' }),
              ),
            ],
          }),
          new TableCell({
            width: { size: right, type: 'dxa' },
            borders: noBorders,
            children: [
              ...foot.signature.titles.flatMap((line) => textParagraphs(line, signer)),
              ...textParagraphs('\n\n\n\n', signer),
              ...textParagraphs(foot.signature.name, signer),
            ],
          }),
        ],
      }),
    ],
  });
}
