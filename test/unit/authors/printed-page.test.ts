import { describe, expect, test } from 'vitest';
import type { Checklist } from '#domain/checklist/definition.ts';
import { itemsByCode } from '#tools/checklists/figure-words.ts';
import { html } from '#tools/checklists/html.ts';
import { legalWords } from '#tools/checklists/legal-words.ts';
import { printedPage } from '#tools/checklists/printed-page.ts';
import { committedChecklists, itemsOf } from '../checklist/committed-checklists.ts';
import { everyTypeChecklist } from './every-type.ts';

const every = await everyTypeChecklist();
const page = printedPage(every, itemsByCode([every.checklist]));

/** The markup of one item. */
function articleOf(code: string): string {
  const start = page.lastIndexOf('<article', page.indexOf(`<p class="code">${code}</p>`));
  return page.slice(start, page.indexOf('</article>', start)).replaceAll(/\s+/g, ' ');
}
const boxesOf = (code: string): number => articleOf(code).split('class="box"').length - 1;
const linesOf = (code: string): number =>
  articleOf(code).split(/class="(?:line|line short|line year|words)"/).length - 2;

describe('a checklist to print', () => {
  test.each([
    ['compliance', 'Z01', 4, 0],
    ['yes-no', 'Z02', 3, 0],
    ['count with three parts', 'Z03', 1, 3],
    ['ratio by level of service', 'Z04', 3, 3],
    ['money', 'Z05', 1, 1],
    ['percentage with two parts', 'Z06', 1, 2],
    ['date with two parts', 'Z07', 1, 6],
    ['short text', 'Z08', 1, 1],
    ['long text', 'Z09', 1, 4],
    ['choice', 'Z10', 3, 0],
    ['choices', 'Z11', 4, 0],
    ['photo', 'Z12', 1, 1],
    ['table', 'Z13', 2, 0],
  ])(
    '%s: boxes to tick and lines to write on, "not applicable" included',
    (_, code, boxes, lines) => {
      expect(boxesOf(code)).toBe(boxes);
      expect(linesOf(code)).toBe(lines);
    },
  );

  test('a table has the rows that are offered and empty ones', () => {
    const table = articleOf('Z13');
    expect(table.split('<tr>').length - 1).toBe(1 + 2 + 6);
    expect(table).toContain('<td>Đất đai</td>');
    expect(table).toContain('Ngày nhận<small>ngày/tháng/năm</small>');
    expect(table).toContain('Cách nộp<small>Trực tuyến / Tại quầy</small>');
  });

  test('says what to look at, when it is asked, what it needs and on what it rests', () => {
    expect(articleOf('Z01')).toContain(
      'Cần xem: Quyết định. Mức độ: nghiêm trọng. Cần ảnh khi không đạt, ghi chú khi đạt một phần hoặc không đạt.',
    );
    expect(articleOf('Z01')).toContain(
      'Căn cứ: khoản 3 Điều 7 Nghị định 118/2025/NĐ-CP (từ 1/7/2025).',
    );
    expect(articleOf('Z02')).toContain('Mức độ: nhẹ, không đạt khi trả lời “Không”.');
    expect(articleOf('Z11')).toContain('Chỉ hỏi khi Z10 là “Sảnh chờ” hoặc “Tại quầy”.');
  });

  test('names version and content hash in the foot of each page and at the end', () => {
    expect(page).toContain(`@bottom-left { content: "Bản 2026.1 · ${every.hash}"`);
    expect(page).toContain('counter(page) "/" counter(pages)');
    expect(page).toContain(`<span class="hash">${every.hash}</span>`);
  });

  test('needs nothing from elsewhere', () => {
    expect(page).not.toMatch(/<script|<link|<img|src=|href=|url\(|@import|https?:/);
  });

  test('has every item of every checklist of this repository, once', async () => {
    const loaded = await committedChecklists();
    const items = itemsByCode(loaded.map(({ checklist }) => checklist));
    expect(items.size).toBeGreaterThan(80);
    for (const one of loaded) {
      const codes = [...printedPage(one, items).matchAll(/<p class="code">(\w+)<\/p>/g)];
      expect(codes.map(([, code]) => code)).toEqual(itemsOf(one.checklist).map(({ code }) => code));
    }
  });
});

test('words of a checklist cannot become markup or end the style', () => {
  const text = `</style><b>"'&`;
  const checklist: Checklist = {
    ...every.checklist,
    title: { vi: text, en: text },
    shortTitle: { vi: text, en: text },
  };
  const made = printedPage({ ...every, checklist }, new Map());
  expect(made.split('</style>')).toHaveLength(2);
  expect(made).not.toContain('<b>"');
  expect(html`<i>${text}</i>`.text).toBe('<i>&#60;/style&#62;&#60;b&#62;&#34;&#39;&#38;</i>');
});

describe('legal basis on paper', () => {
  const law: Checklist['law'] = [
    {
      id: 'nd-61-2018',
      name: 'Nghị định 61/2018/NĐ-CP',
      kind: 'law',
      from: '2018-06-21',
      to: '2025-06',
      verified: 'D',
    },
    {
      id: 'nd-118-2025',
      name: 'Nghị định 118/2025/NĐ-CP',
      kind: 'law',
      from: '2025',
      verified: 'V',
      articles: [{ id: 'd7-k3', cite: 'khoản 3 Điều 7', from: '2025-07-01' }],
    },
  ];

  test('names each document with the time in force, as exactly as it is known', () => {
    expect(legalWords({ law }, ['nd-61-2018', 'nd-118-2025/d7-k3', 'nd-118-2025'])).toEqual([
      'Nghị định 61/2018/NĐ-CP (từ 21/6/2018 đến 6/2025)',
      'khoản 3 Điều 7 Nghị định 118/2025/NĐ-CP (từ 1/7/2025)',
      'Nghị định 118/2025/NĐ-CP (từ 2025)',
    ]);
  });

  test('of a version from before the library stands as it was written out', () => {
    expect(legalWords({}, [{ document: 'Kế hoạch 12', verified: 'P' }])).toEqual(['Kế hoạch 12']);
  });
});
