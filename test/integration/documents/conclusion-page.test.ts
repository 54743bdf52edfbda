import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { conclusionDocx } from '#client/documents/conclusion-docx.ts';
import { conclusionDocument } from '#domain/documents/conclusion-document.ts';
import type { ConclusionInput } from '#domain/documents/conclusion-input.ts';

import { findOffice } from '../../support/office/find-office.ts';
import type { PlacedWord, RenderedPage } from '../../support/office/render-docx.ts';
import { longestRule, renderDocx } from '../../support/office/render-docx.ts';
import { longConclusion, shortConclusion } from '../../support/office/sample-conclusions.ts';

const search = findOffice();
const skipped = search.found ? '' : ` (SKIPPED, ${search.reason})`;

const POINTS_PER_MM = 72 / 25.4;
const left = 30 * POINTS_PER_MM;
const right = 190 * POINTS_PER_MM;
const middle = (left + right) / 2;

/** Precision for `toBeCloseTo`: the tails of italic and capital letters move a box a little. */
const POINT_AND_A_HALF = -0.5;

async function rendered(input: ConclusionInput): Promise<RenderedPage[]> {
  if (!search.found) return [];
  return renderDocx(search.office, await conclusionDocx(conclusionDocument(input)));
}

/** The box around a text that stands on one line, or a failure that names what was looked for. */
function boxOf(page: RenderedPage | undefined, text: string): PlacedWord {
  const wanted = text.split(' ');
  const words = page?.words ?? [];
  const start = words.findIndex((_, i) => wanted.every((word, k) => words[i + k]?.text === word));
  const found = words.slice(start, start + wanted.length);
  const [first] = found;
  const last = found.at(-1);
  if (start < 0 || first === undefined || last === undefined) {
    throw new Error(`"${text}" is not on the page`);
  }
  return { text, left: first.left, top: first.top, right: last.right, bottom: last.bottom };
}

function centre(box: PlacedWord): number {
  return (box.left + box.right) / 2;
}

function allText(pages: readonly RenderedPage[]): string {
  return pages.flatMap((page) => page.words.map((word) => word.text)).join(' ');
}

describe(`a short notice drawn by LibreOffice${skipped}`, () => {
  let pages: RenderedPage[];
  beforeEach((test) => {
    if (!search.found) test.skip(search.reason);
  });
  beforeAll(async () => {
    pages = await rendered(shortConclusion());
  }, 120_000);

  it('stands on A4', () => {
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      expect(page.width).toBeCloseTo(210 * POINTS_PER_MM, POINT_AND_A_HALF);
      expect(page.height).toBeCloseTo(297 * POINTS_PER_MM, POINT_AND_A_HALF);
    }
  });

  it('keeps all words between the margins', () => {
    const outside = pages
      .flatMap((page) => page.words)
      .filter((word) => word.left < left - 1 || word.right > right + 1);
    expect(outside).toEqual([]);
  });

  it('has the issuing bodies on the left, country and motto on the right, each on one line', () => {
    const [page] = pages;
    const superior = boxOf(page, 'UBND HUYỆN TIÊN LỮ');
    const issuer = boxOf(page, 'ĐOÀN KIỂM TRA SỐ 2');
    const country = boxOf(page, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    const motto = boxOf(page, 'Độc lập - Tự do - Hạnh phúc');
    expect(superior.right).toBeLessThan(country.left);
    expect(country.bottom - country.top).toBeLessThan(20);
    expect(country.top).toBeCloseTo(superior.top, POINT_AND_A_HALF);
    expect(issuer.top).toBeGreaterThan(superior.top);
    expect(motto.top).toBeGreaterThan(country.top);
    expect(centre(issuer)).toBeCloseTo(left + 0.2 * (right - left), -1);
    expect(centre(motto)).toBeCloseTo(left + 0.7 * (right - left), -1);
  });

  it('has the number under the issuing body and, level with it, place and date on the right', () => {
    const [page] = pages;
    const number = boxOf(page, 'Số: 05/TB-ĐKT');
    const date = boxOf(page, 'Tiên Lữ, ngày 20 tháng 4 năm 2022');
    expect(number.top).toBeGreaterThan(boxOf(page, 'ĐOÀN KIỂM TRA SỐ 2').bottom - 1);
    expect(centre(number)).toBeCloseTo(centre(boxOf(page, 'ĐOÀN KIỂM TRA SỐ 2')), POINT_AND_A_HALF);
    expect(date.bottom).toBeCloseTo(number.bottom, POINT_AND_A_HALF);
    expect(centre(date)).toBeCloseTo(
      centre(boxOf(page, 'Độc lập - Tự do - Hạnh phúc')),
      POINT_AND_A_HALF,
    );
  });

  it('centres kind and subject under the head', () => {
    const [page] = pages;
    const kind = boxOf(page, 'THÔNG BÁO');
    const subject = boxOf(page, 'tại xã Nhật Tân và xã Trung Dũng');
    expect(centre(kind)).toBeCloseTo(middle, POINT_AND_A_HALF);
    expect(centre(subject)).toBeCloseTo(middle, POINT_AND_A_HALF);
    expect(kind.top).toBeGreaterThan(boxOf(page, 'Số: 05/TB-ĐKT').bottom);
    expect(subject.top).toBeGreaterThan(kind.bottom);
  });

  it('draws the rules: whole motto, and 1/3 to 1/2 of issuing body and subject', () => {
    const [page] = pages;
    if (page === undefined) throw new Error('no page');
    const share = (box: PlacedWord) =>
      // The rule stands between the feet of the letters and the next line; words have no line as long.
      longestRule(page, {
        left: box.left - 5,
        right: box.right + 5,
        top: box.bottom - 3,
        bottom: box.bottom + 6,
      }) /
      (box.right - box.left);
    const motto = share(boxOf(page, 'Độc lập - Tự do - Hạnh phúc'));
    expect(motto).toBeGreaterThan(0.93);
    expect(motto).toBeLessThan(1.07);
    for (const text of ['ĐOÀN KIỂM TRA SỐ 2', 'Kết luận kiểm tra công tác cải cách hành chính']) {
      const words = boxOf(page, text);
      const box = text.startsWith('Kết')
        ? { ...words, bottom: boxOf(page, 'tại xã Nhật Tân và xã Trung Dũng').bottom }
        : words;
      expect(share(box)).toBeGreaterThan(1 / 3);
      expect(share(box)).toBeLessThan(1 / 2);
    }
  });

  it('indents first lines by 1,27 cm and fills the lines', () => {
    const [page] = pages;
    expect(boxOf(page, 'Thực hiện Quyết định').left).toBeCloseTo(left + 36, POINT_AND_A_HALF);
    expect(boxOf(page, 'I. KẾT QUẢ KIỂM TRA').left).toBeCloseTo(left + 36, POINT_AND_A_HALF);
    const firstLine = boxOf(page, 'Thực hiện').top;
    const last = page?.words.filter((word) => Math.abs(word.top - firstLine) < 2).at(-1);
    expect(last?.right).toBeCloseTo(right, POINT_AND_A_HALF);
  });

  it('has the recipients bottom left and the signer bottom right, under the content', () => {
    const page = pages.at(-1);
    const end = page?.words.find((word) => word.text.endsWith('./.'));
    const recipients = boxOf(page, 'Nơi nhận:');
    const archive = boxOf(page, '- Lưu: VT, CCHC.');
    const title = boxOf(page, 'TRƯỞNG ĐOÀN');
    const name = boxOf(page, 'Vũ Thị Ví Dụ');
    expect(recipients.top).toBeGreaterThan(end?.bottom ?? Infinity);
    expect(recipients.left).toBeCloseTo(left, POINT_AND_A_HALF);
    expect(archive.left).toBeCloseTo(left, POINT_AND_A_HALF);
    expect(title.left).toBeGreaterThan(middle);
    expect(centre(title)).toBeCloseTo((middle + right) / 2, POINT_AND_A_HALF);
    expect(centre(name)).toBeCloseTo(centre(title), POINT_AND_A_HALF);
    // Room for a signature and a seal.
    expect(name.top - title.bottom).toBeGreaterThan(40);
  });
});

describe(`a long notice drawn by LibreOffice${skipped}`, () => {
  let pages: RenderedPage[];
  beforeEach((test) => {
    if (!search.found) test.skip(search.reason);
  });
  beforeAll(async () => {
    pages = await rendered(longConclusion());
  }, 120_000);

  it('numbers pages in the middle of the top margin from page 2 on', () => {
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, i) => {
      const inMargin = page.words.filter((word) => word.bottom < 20 * POINTS_PER_MM);
      expect(inMargin.map((word) => word.text)).toEqual(i === 0 ? [] : [String(i + 1)]);
      for (const word of inMargin) expect(centre(word)).toBeCloseTo(middle, POINT_AND_A_HALF);
    });
  });

  it('repeats the heading of the table on every page that has rows', () => {
    const withHeading = pages.filter((page) => page.words.some((word) => word.text === 'TT'));
    const withRows = pages.filter((page) => allText([page]).includes('Kiến nghị thứ'));
    expect(withRows.length).toBeGreaterThan(1);
    expect(withHeading).toEqual(withRows);
  });

  it('prints every recommendation once, in order', () => {
    const numbers = [...allText(pages).matchAll(/Kiến nghị thứ (\d+):/gu)].map(([, n]) =>
      Number(n),
    );
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  it('keeps every word of the model intact, marks included', () => {
    const words = new Set(allText(pages).split(' '));
    const missing = conclusionDocument(longConclusion())
      .blocks.flatMap((block) => {
        if (block.type === 'paragraph') return [block.text];
        return block.type === 'table' ? block.rows.flatMap((row) => row.cells) : [];
      })
      .flatMap((text) => text.split(/\s+/u))
      .filter((word) => !words.has(word));
    expect(missing).toEqual([]);
    expect(words.has('hành')).toBe(true);
  });

  it('keeps the signature with the last words of the content', () => {
    const page = pages.at(-1);
    expect(page?.words.some((word) => word.text.endsWith('./.'))).toBe(true);
    expect(boxOf(page, 'KT. GIÁM ĐỐC').left).toBeGreaterThan(middle);
    expect(boxOf(page, 'PHÓ GIÁM ĐỐC').top).toBeGreaterThan(boxOf(page, 'KT. GIÁM ĐỐC').top);
  });
});

describe('the search for an office', () => {
  it('names what is missing, so that a skipped test says why', () => {
    expect(findOffice('')).toEqual({
      found: false,
      reason: 'not on this machine: soffice, pdftotext, pdftoppm',
    });
  });
});
