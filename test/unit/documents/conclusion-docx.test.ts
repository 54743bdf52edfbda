import { beforeAll, describe, expect, it } from 'vitest';

import { conclusionDocx } from '#client/documents/conclusion-docx.ts';
import { conclusionDocument } from '#domain/documents/conclusion-document.ts';
import type { ConclusionInput } from '#domain/documents/conclusion-input.ts';
import type { DocumentBlock } from '#domain/documents/document-model.ts';

import {
  attributesOf,
  cellTextsIn,
  docxParts,
  paragraphsIn,
  rowsIn,
  tablesIn,
} from '../../support/office/read-docx.ts';
import {
  emptyConclusion,
  longConclusion,
  shortConclusion,
} from '../../support/office/sample-conclusions.ts';

const TWIPS_PER_MM = 1440 / 25.4;

function inMm(twips: string | undefined): number {
  return Math.round(Number(twips) / TWIPS_PER_MM);
}

async function written(input: ConclusionInput): Promise<ReadonlyMap<string, string>> {
  return docxParts(await conclusionDocx(conclusionDocument(input)));
}

/** Every line that a reader of the model would read aloud, in order. */
function linesOf(block: DocumentBlock): string[] {
  switch (block.type) {
    case 'head':
      return [
        block.superior.text,
        block.issuer.text,
        block.country.text,
        block.motto.text,
        block.number.text,
        block.placeDate.text,
      ];
    case 'title':
      return [block.kind.text, block.subject.text];
    case 'paragraph':
      return [block.marker === null ? block.text : `${block.marker} ${block.text}`];
    case 'table':
      return [
        ...block.columns.map((column) => column.title),
        ...block.rows.flatMap((row) => row.cells),
      ];
    case 'foot':
      return [
        block.recipients.title,
        ...block.recipients.lines,
        ...block.signature.titles,
        block.signature.name,
      ];
  }
}

function linesOfModel(input: ConclusionInput): string[] {
  return conclusionDocument(input)
    .blocks.flatMap(linesOf)
    .flatMap((text) => text.split('\n'))
    .filter((line) => line !== '');
}

describe.each([
  ['a short notice', shortConclusion()],
  ['a long notice', longConclusion()],
  ['an empty draft', emptyConclusion()],
  [
    'awkward texts',
    {
      ...shortConclusion(),
      superiorBody: 'Sở <Nội vụ> & "Đoàn"',
      unitProposals: ['Hai dòng:\nmột\nhai', 'Dấu tổ hợp: Tiếng Việt'.normalize('NFD'), '\u0007'],
    },
  ],
])('%s', (_, input) => {
  it('reads back line for line as the model', async () => {
    const parts = await written(input);
    const lines = paragraphsIn(parts.get('word/document.xml') ?? '').map((one) => one.text);
    expect(lines.filter((line) => line !== '')).toEqual(linesOfModel(input));
  });
});

describe('page set-up of NĐ 30/2020 Phụ lục I', () => {
  let parts: ReadonlyMap<string, string>;
  let body: string;
  beforeAll(async () => {
    parts = await written(longConclusion());
    body = parts.get('word/document.xml') ?? '';
  });

  it('is A4 upright with margins 20/20/30/20 mm', () => {
    const size = attributesOf(body, 'w:pgSz');
    expect([inMm(size?.['w']), inMm(size?.['h'])]).toEqual([210, 297]);
    const margins = attributesOf(body, 'w:pgMar');
    expect(
      [margins?.['top'], margins?.['bottom'], margins?.['left'], margins?.['right']].map(inMm),
    ).toEqual([20, 20, 30, 20]);
  });

  it('is set in Times New Roman 14 in Vietnamese', () => {
    const defaults = /<w:docDefaults>[\s\S]*?<\/w:docDefaults>/u.exec(
      parts.get('word/styles.xml') ?? '',
    )?.[0];
    expect(attributesOf(defaults ?? '', 'w:rFonts')).toEqual({
      ascii: 'Times New Roman',
      cs: 'Times New Roman',
      eastAsia: 'Times New Roman',
      hAnsi: 'Times New Roman',
    });
    expect(attributesOf(defaults ?? '', 'w:sz')?.['val']).toBe('28');
    expect(attributesOf(defaults ?? '', 'w:lang')?.['val']).toBe('vi-VN');
    const fonts = new Set([...body.matchAll(/w:ascii="([^"]+)"/gu)].map(([, font]) => font));
    expect([...fonts].filter((font) => font !== 'Times New Roman')).toEqual([]);
  });

  it('numbers pages at the top centre, but not on page 1', () => {
    expect(body).toMatch(/<w:titlePg\/>/u);
    const relations = parts.get('word/_rels/document.xml.rels') ?? '';
    const headerOf = (type: string) => {
      const id = new RegExp(
        `<w:headerReference(?=[^>]*w:type="${type}")[^>]*r:id="([^"]+)"`,
        'u',
      ).exec(body)?.[1];
      const target = new RegExp(`<Relationship(?=[^>]*Id="${id}")[^>]*Target="([^"]+)"`, 'u').exec(
        relations,
      )?.[1];
      return parts.get(`word/${target}`) ?? '';
    };
    expect(headerOf('default')).toMatch(/<w:instrText[^>]*>\s*PAGE\s*</u);
    expect(attributesOf(headerOf('default'), 'w:jc')?.['val']).toBe('center');
    expect(headerOf('first')).toContain('<w:hdr');
    expect(headerOf('first')).not.toContain('PAGE');
  });

  it('sets the body justified, first line 1,27 cm, 6 pt between paragraphs', () => {
    const style = /<w:style [^>]*w:styleId="SDNoiDung"[\s\S]*?<\/w:style>/u.exec(
      parts.get('word/styles.xml') ?? '',
    )?.[0];
    expect(attributesOf(style ?? '', 'w:jc')?.['val']).toBe('both');
    expect(attributesOf(style ?? '', 'w:ind')?.['firstLine']).toBe('720');
    expect(attributesOf(style ?? '', 'w:spacing')?.['after']).toBe('120');
  });

  it('keeps the head in two columns 40/60 without borders', () => {
    const [head = ''] = tablesIn(body);
    const [left = 0, right = 0] = [...head.matchAll(/<w:gridCol w:w="(\d+)"/gu)].map(([, width]) =>
      Number(width),
    );
    expect(left / (left + right)).toBeCloseTo(0.4, 2);
    expect(/<w:tblBorders>[\s\S]*?<\/w:tblBorders>/u.exec(head)?.[0]).not.toContain('single');
  });

  it('repeats the heading of the recommendations and never splits a row', () => {
    const [, table = ''] = tablesIn(body);
    const rows = rowsIn(table);
    expect(rows).toHaveLength(21);
    expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual(rows.map((_, i) => i === 0));
    expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
    expect(rows.slice(1).map((row) => cellTextsIn(row)[0])).toEqual(
      Array.from({ length: 20 }, (_, i) => String(i + 1)),
    );
  });

  it('sets the recipients 11, their title 12 bold italic, the signer bold in the middle', () => {
    const foot = tablesIn(body).at(-1) ?? '';
    const [title, first] = paragraphsIn(foot);
    expect(title?.text).toBe('Nơi nhận:');
    expect(title?.xml).toMatch(/<w:b\/>[\s\S]*<w:i\/>/u);
    expect(attributesOf(title?.xml ?? '', 'w:sz')?.['val']).toBe('24');
    expect(attributesOf(first?.xml ?? '', 'w:sz')?.['val']).toBe('22');
    const name = paragraphsIn(foot).find((one) => one.text === 'Trần Văn Thí Điểm');
    expect(name?.xml).toContain('<w:b/>');
    expect(attributesOf(name?.xml ?? '', 'w:jc')?.['val']).toBe('center');
  });
});

describe('the file', () => {
  it('is the same for the same model, whatever the time', async () => {
    const first = await conclusionDocx(conclusionDocument(longConclusion()));
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const second = await conclusionDocx(conclusionDocument(longConclusion()));
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
  });

  it('has a title and the day of issue, but names no author', async () => {
    const core = (await written(shortConclusion())).get('docProps/core.xml') ?? '';
    expect(core).toContain('<dc:title>Thông báo: Kết luận kiểm tra công tác cải cách hành chính');
    expect(core).toContain('2022-04-20T00:00:00Z');
    expect(core).not.toMatch(/creator|lastModifiedBy/u);
    const draft = (await written(emptyConclusion())).get('docProps/core.xml') ?? '';
    expect(draft).not.toContain('dcterms:created');
  });
});
