import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun } from 'docx';

import type { HeadBlock, TitleBlock } from '#domain/documents/document-model.ts';

import { noBorders, textParagraphs } from './docx-plain-table.ts';
import { sizes, textWidth } from './docx-page.ts';
import { longestLine, lineCount } from './line-width.ts';

const LEFT = Math.round(textWidth * 0.4);
const RIGHT = textWidth - LEFT;

/**
 * Boxes 1 to 4: two columns 40/60 without borders. Number and place with date
 * share the second row, so they stay level when a name takes two lines.
 */
export function headTable(head: HeadBlock): Table {
  const superior =
    head.superior.text === ''
      ? []
      : textParagraphs(head.superior.text, { size: sizes.superior, alignment: 'center' });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: 'dxa' },
    columnWidths: [LEFT, RIGHT],
    borders: noBorders,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          cell(LEFT, [
            ...superior,
            ...textParagraphs(head.issuer.text, {
              size: sizes.issuer,
              bold: true,
              alignment: 'center',
            }),
            partRule(head.issuer.text, sizes.issuer, LEFT),
          ]),
          cell(RIGHT, [
            ...textParagraphs(head.country.text, {
              size: sizes.country,
              bold: true,
              alignment: 'center',
            }),
            ...textParagraphs(head.motto.text, {
              size: sizes.motto,
              bold: true,
              alignment: 'center',
            }),
            rule(longestLine(head.motto.text, sizes.motto, RIGHT), RIGHT),
          ]),
        ],
      }),
      new TableRow({
        cantSplit: true,
        children: [
          cell(
            LEFT,
            textParagraphs(head.number.text, {
              size: sizes.number,
              alignment: 'center',
              before: 120,
            }),
          ),
          cell(
            RIGHT,
            textParagraphs(head.placeDate.text, {
              size: sizes.placeDate,
              italics: true,
              alignment: 'center',
              before: 120,
            }),
          ),
        ],
      }),
    ],
  });
}

/** Box 5a: kind and subject, centred, a short rule below. */
export function titleParagraphs(title: TitleBlock): Paragraph[] {
  return [
    ...textParagraphs(title.kind.text, {
      size: sizes.kind,
      bold: true,
      alignment: 'center',
      before: 360,
      keepNext: true,
    }),
    ...textParagraphs(title.subject.text, {
      size: sizes.subject,
      bold: true,
      alignment: 'center',
      keepNext: true,
    }),
    partRule(title.subject.text, sizes.subject, textWidth, 240),
  ];
}

/** A rule between 1/3 and 1/2 of the line above it (NĐ 30/2020 Phụ lục I, boxes 2 and 5a). */
function partRule(text: string, size: number, width: number, after = 0): Paragraph {
  const line = longestLine(text, size, width);
  // A wrapped text leaves its last line of unknown length, so the share is taken
  // where any plausible estimate of the line still falls between the limits.
  return rule(line * (lineCount(text, size, width) > 1 ? 0.36 : 0.42), width, after);
}

/**
 * A centred rule of the given length in twips: the lower border of an empty
 * paragraph. A drawn line would float over the text and move when the text is
 * edited; a border stays under its line.
 */
function rule(length: number, width: number, after = 0): Paragraph {
  const side = Math.max(0, Math.round((width - length) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 0, after, line: 40, lineRule: 'exact' },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    children: [new TextRun({ text: '', size: 2 })],
    run: { size: 2 },
  });
}

function cell(width: number, children: readonly Paragraph[]): TableCell {
  return new TableCell({ width: { size: width, type: 'dxa' }, borders: noBorders, children });
}
