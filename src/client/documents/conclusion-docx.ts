import { Document, Header, PageNumber, Packer, Paragraph, TextRun } from 'docx';
import type { FileChild } from 'docx';

import type { DocumentBlock, DocumentModel } from '#domain/documents/document-model.ts';

import { bodyStyles, footTable, paragraphsOf, ruledTable } from './docx-body.ts';
import { headTable, titleParagraphs } from './docx-head.ts';
import { repack } from './docx-package.ts';
import { FONT, page, sizes } from './docx-page.ts';

/**
 * Writes a document model as DOCX in the page set-up and type of NĐ 30/2020
 * Phụ lục I: A4, margins 20/20/30/20 mm, Times New Roman, page number centred
 * in the top margin from page 2 on. The same model gives the same bytes on
 * every device, so that a file can be told by its hash.
 *
 * The module brings the whole DOCX library with it: import it only when a
 * person asks for the file.
 */
export async function conclusionDocx(model: DocumentModel): Promise<Uint8Array> {
  const file = new Document({
    styles: {
      default: {
        document: {
          run: {
            font: FONT,
            size: sizes.body * 2,
            language: { value: 'vi-VN', eastAsia: 'vi-VN' },
          },
        },
      },
      paragraphStyles: bodyStyles,
    },
    sections: [
      {
        properties: { page, titlePage: true },
        headers: {
          default: new Header({ children: [pageNumber()] }),
          first: new Header({ children: [new Paragraph({})] }),
        },
        children: model.blocks.flatMap((block, i) =>
          fileChildren(block, model.blocks[i - 1], model.blocks[i + 1]),
        ),
      },
    ],
  });
  return repack(await Packer.pack(file, 'uint8array'), model);
}

function fileChildren(
  block: DocumentBlock,
  previous: DocumentBlock | undefined,
  next: DocumentBlock | undefined,
): FileChild[] {
  switch (block.type) {
    case 'head':
      return [headTable(block)];
    case 'title':
      return titleParagraphs(block);
    case 'paragraph':
      return paragraphsOf(block, {
        followsTable: previous?.type === 'table',
        // Words that announce a table stay with it; a signature alone on a page
        // could be put under any text.
        isKeptWithNext: next?.type === 'table' || next?.type === 'foot',
      });
    case 'table':
      return [ruledTable(block)];
    case 'foot':
      // Word sets a paragraph after a last table by itself, in the size of the
      // body, and with it an empty last page where the foot fills its own.
      return [
        footTable(block),
        new Paragraph({ spacing: { line: 20, lineRule: 'exact' }, run: { size: 2 } }),
      ];
  }
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: 'center',
    children: [new TextRun({ children: [PageNumber.CURRENT], size: sizes.pageNumber * 2 })],
  });
}
