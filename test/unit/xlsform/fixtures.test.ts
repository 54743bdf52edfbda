import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checklistSchema, type Checklist } from '#domain/checklist/definition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { checklistProblemLine } from '#server/checklists/checklist-problem.ts';
import { loadChecklists } from '#server/checklists/load-checklists.ts';
import { fixtureForm, fixtureWorkbook } from './fixture-form.ts';

const folder = new URL('../../fixtures/xlsform/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.xlsx'))
  .map((name) => name.replace('.xlsx', ''));
const forms = names.filter((name) => !name.startsWith('sai-'));

const itemsOf = ({ sections }: Checklist): readonly ChecklistItem[] =>
  sections.flatMap(({ items }) => items);

test('there are enough of them, and the README of the fixtures says which program wrote each', () => {
  expect(forms.length).toBeGreaterThanOrEqual(15);
  const readme = readFileSync(new URL('README.md', folder), 'utf8');
  const listed = [...readme.matchAll(/^\| `([^`]+)\.xlsx` \|/gm)].map(([, name]) => name);
  expect(listed.toSorted()).toEqual(names.toSorted());
});

describe.each(forms)('%s', { timeout: 30_000 }, (name) => {
  test('becomes YAML that the folder of checklists takes without a problem', async () => {
    const { yaml, checklist } = await fixtureForm(name);
    expect(checklistSchema.parse(parse(yaml))).toEqual(checklistSchema.parse(checklist));
    const place = await mkdtemp(join(tmpdir(), 'xlsform-'));
    try {
      await writeFile(join(place, 'form.yaml'), yaml);
      const loaded = await loadChecklists(place);
      expect(loaded.ok ? [] : loaded.error.map(checklistProblemLine)).toEqual([]);
    } finally {
      await rm(place, { recursive: true });
    }
  });

  /** Cells that become structure are told by other tests; all words have to be found again. */
  test('every word of its sheets is in the file, as a part of the checklist or in the list', async () => {
    const workbook = await fixtureWorkbook(name);
    const { yaml } = await fixtureForm(name);
    const written = plain(yaml);
    let looked = 0;
    for (const { name: sheet, rows } of workbook.sheets) {
      const head = rows.find((row) => row.some((cell) => cell !== '')) ?? [];
      for (const [index, row] of rows.slice(rows.indexOf(head) + 1).entries()) {
        for (const [column, cell] of row.entries()) {
          const header = (head[column] ?? '').trim().toLowerCase();
          if (cell === '' || isStructure(header, cell)) continue;
          looked += 1;
          const at = `${sheet} row ${rows.indexOf(head) + 2 + index}, ${header}: ${cell}`;
          const isListedByRow = mentionsRow(yaml, sheet, rows.indexOf(head) + 2 + index);
          expect(written.includes(plain(cell)) || (isListedByRow && isUnread(header)), at).toBe(
            true,
          );
        }
      }
    }
    expect(looked).toBeGreaterThan(0);
  });
});

/** Names and types are in comments and members of their own, numbers of a list in its options. */
const isStructure = (header: string, cell: string): boolean =>
  /^(type|command|name|tag|relevant|relevance|constraint|list.name|value|default_language|form_id)$/.test(
    header,
  ) ||
  (/^(required|read_only)$/.test(header) && /^(no|false)$/.test(cell)) ||
  /^(multiline|end|no|yes|na|dat|khong_dat|mot_phan|co|khong|0|1)$/i.test(cell) ||
  /^(có|không|đạt|đạt một phần|một phần|không đạt|không áp dụng|yes|no|met|partly|not met|not applicable)$/i.test(
    cell,
  );

/** Columns that are listed by their head alone. */
const isUnread = (header: string): boolean =>
  !/^(label|caption|hint|appearance|default|calculation|choice_filter|media|parameters|repeat_count|jr:count)/.test(
    header,
  ) || header.includes('français');

function mentionsRow(yaml: string, sheet: string, row: number): boolean {
  const lines = yaml.matchAll(/^# - (\S.*?) rows? ([\d, -]+): /gm);
  return [...lines].some(
    ([, name, rows = '']) =>
      name === sheet.trim().toLowerCase() &&
      rows.split(', ').some((range) => {
        const [from = 0, to = from] = range.split('-').map(Number);
        return from <= row && row <= to;
      }),
  );
}

const plain = (text: string): string =>
  text
    .replaceAll(/<\/?span[^>]*>|\*\*/g, '')
    .replaceAll(/['"#\s]+/g, ' ')
    .trim();

describe('what each of them is about', () => {
  test('all types that map, in Vietnamese and English, a note as what to look at', async () => {
    const { checklist, lines } = await fixtureForm('moi-loai');
    expect(checklist).toMatchObject({
      id: 'phieu-tiep-nhan',
      letter: 'I',
      version: '2026.1',
      title: { vi: 'Phiếu tiếp nhận và trả kết quả' },
      shortTitle: { vi: 'Phiếu tiếp nhận và trả' },
    });
    expect(checklist.sections.map(({ id, title }) => [id, title.vi, title.en])).toEqual([
      ['sanh', 'Sảnh chờ', 'Waiting hall'],
      ['so-lieu', 'Số liệu', 'Figures'],
    ]);
    expect(itemsOf(checklist).map(({ code, type, severity }) => [code, type, severity])).toEqual([
      ['I01', 'compliance', 'minor'],
      ['I02', 'yes-no', 'info'],
      ['I03', 'choice', 'info'],
      ['I04', 'choices', 'info'],
      ['I05', 'photo', 'info'],
      ['I06', 'count', 'info'],
      ['I07', 'money', 'info'],
      ['I08', 'percentage', 'info'],
      ['I09', 'text', 'info'],
      ['I10', 'date', 'info'],
      ['I11', 'text', 'info'],
      ['I12', 'text', 'info'],
    ]);
    const [first, , third] = itemsOf(checklist);
    expect(first?.lookAt).toEqual({
      vi: 'Bảng niêm yết; Đi một vòng quanh sảnh',
      en: 'The board; Walk around the hall',
    });
    expect(third).toMatchObject({
      options: [
        { code: 'sanh', label: { vi: 'Sảnh chờ', en: 'Hall' } },
        { code: 'tai-quay', label: { vi: 'Tại quầy', en: 'At the desk' } },
      ],
    });
    expect(itemsOf(checklist).at(-1)).toMatchObject({ length: 'long' });
    expect(lines).toEqual([
      'survey row 14: type "decimal": of decimal numbers only percentages have a type; it is a text',
      'settings row 2: column "version": nothing in a checklist corresponds to it',
      'settings row 2: title in English: is missing; the Vietnamese stands in its place',
    ]);
  });

  test('names of the form stand beside the codes, the options and the checks', async () => {
    const { yaml } = await fixtureForm('moi-loai');
    expect(yaml.split('\n')[0]).toBe('# yaml-language-server: $schema=./schema.json');
    expect(yaml).toContain('- code: I01 # niem_yet, survey row 4\n        type: compliance\n');
    expect(yaml).toContain('- code: tai-quay # tai_quay\n');
    expect((await fixtureForm('rang-buoc')).yaml).toContain(
      '- id: doi-chieu-i05 # . = ${tong} - ${cong}\n',
    );
  });

  test('groups in groups become sections named by the way, also after a group within', async () => {
    const { checklist, lines } = await fixtureForm('nhom-long-nhau');
    expect(
      checklist.sections.map(({ id, title, items }) => [
        id,
        title.vi,
        items.map(({ code }) => code),
      ]),
    ).toEqual([
      ['chung', 'Chung', ['I01']],
      ['mot', 'Trụ sở', ['I02']],
      ['mot-a', 'Trụ sở / Bộ phận một cửa', ['I03']],
      ['mot-a-1', 'Trụ sở / Bộ phận một cửa / Quầy hộ tịch', ['I04']],
      ['mot-2', 'Trụ sở 2', ['I05']],
      ['chung-2', 'Chung 2', ['I06']],
      ['cuoi', 'Cuối buổi', ['I07']],
    ]);
    expect(checklist.sections[3]?.when).toEqual({ item: 'I03', atLeast: '2' });
    for (const line of [
      'survey row 3: appearance "field-list": the app chooses the control by the type',
      'survey row 13: name "ghi_chu": two questions have this name; what refers to it is not taken',
      'survey row 14: begin_group "rong", label "Nhóm rỗng": has no question that maps',
      'survey row 17: geopoint "toa_do", label "Tọa độ": there is no item type for places',
      'survey row 19: "end_group": ends nothing',
      'survey row 20: begin_group "cuoi": is never ended',
    ]) {
      expect(lines).toContain(line);
    }
  });

  test('repeats become tables with typed columns and checks of their rows', async () => {
    const { checklist, lines } = await fixtureForm('lap-lai');
    const [table, after, , staff] = itemsOf(checklist);
    expect(
      table?.type === 'table' && table.columns.map(({ id, type, label }) => [id, type, label.vi]),
    ).toEqual([
      ['maHoSo', 'text', 'Mã hồ sơ'],
      ['ngayNhan', 'date', 'Ngày / Nhận'],
      ['ngayTra', 'date', 'Ngày / Trả'],
      ['dungHan', 'compliance', 'Đúng hạn'],
      ['kySo', 'yes-no', 'Ký số'],
      ['cachNop', 'choice', 'Cách nộp'],
      ['soLanHenLai', 'count', 'Số lần hẹn lại'],
      ['rows2', 'count', 'Số trang'],
      ['tyLe', 'percentage', 'Tỷ lệ'],
      ['muc', 'text', 'Lặp trong lặp / Mục'],
    ]);
    expect(after?.when).toEqual({ item: 'I01', figure: 'rows', atLeast: '1' });
    expect(staff).toMatchObject({ type: 'table', text: { vi: 'Cán bộ' } });
    expect(checklist.checks).toEqual([
      {
        id: 'doi-chieu-i01',
        kind: 'row-order',
        rule: 'R10',
        title: { vi: 'Ngày trả không trước ngày nhận' },
        table: 'I01',
        small: 'ngayNhan',
        large: 'ngayTra',
      },
      {
        id: 'doi-chieu-i01-2',
        kind: 'row-limit',
        rule: 'R21',
        title: { vi: 'Từng dòng của bảng I01: “Số lần hẹn lại” không quá 1' },
        table: 'I01',
        column: 'soLanHenLai',
        atMost: 1,
      },
    ]);
    for (const line of [
      'survey row 2: repeat_count "10": a table has as many rows as are added',
      'survey row 10: relevant "${ky_so} = \'yes\'": only items, tables and sections have a condition',
      'survey row 14: image "anh", label "Ảnh hồ sơ": photos belong to items, not to rows of a table',
      'survey row 16: begin repeat "trong": a table in a table; its questions become columns of the outer one',
      'survey row 21: relevant "${ma_ho_so} != \'\'": ${ma_ho_so} stands in a table',
      'survey row 25: begin_repeat "anh_thoi", label "Chỉ có ảnh": has no question that can be a column',
    ]) {
      expect(lines).toContain(line);
    }
  });

  test('old spellings of columns, types and lists', async () => {
    const { checklist, lines } = await fixtureForm('ten-cu');
    expect(itemsOf(checklist).map(({ type }) => type)).toEqual([
      'count',
      'text',
      'count',
      'photo',
      'photo',
      'date',
      'yes-no',
      'choices',
      'choice',
      'choices',
      'choice',
      'percentage',
      'table',
    ]);
    expect(itemsOf(checklist)[0]?.text).toEqual({ vi: 'Số quầy', en: 'Desks' });
    expect(itemsOf(checklist)[7]?.when).toEqual({ item: 'I07', yes: true });
    expect(lines).toHaveLength(4);
    expect(lines).toContain(
      'survey row 12: or_other: an option with words of its own does not exist; use the note',
    );
  });

  test('what has no place in a checklist is listed with its row', async () => {
    const { checklist, lines } = await fixtureForm('khong-chuyen');
    expect(itemsOf(checklist).map(({ text }) => text.vi)).toEqual(['Tên', 'Tên khác', 'Chọn']);
    for (const row of [
      2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 24, 29, 30,
    ]) {
      expect(
        lines.some((line) => line.startsWith(`survey row ${row}: `)),
        `row ${row}`,
      ).toBe(true);
    }
    for (const line of [
      'survey row 7: geopoint "vi_tri", label "Vị trí", hint "Đứng ở cửa", required "yes": there is no item type for places',
      'survey row 21: select_one khong_co "thieu", label "Thiếu danh sách": its list "khong_co" is not in the sheet choices',
      'survey rows 26-27: column "$kuid": nothing in a checklist corresponds to it',
      'survey rows 26-27: appearance "w1": the app chooses the control by the type',
      'survey row 28: choice_filter "tinh=${ten}": options do not depend on other answers; all of them are there',
      'choices rows 2-3: column "tinh": nothing in a checklist corresponds to it',
      'choices row 4: choice "y" (Hai lần nữa): is already in the list "ds"',
      'choices row 5: a choice "z | Không danh sách": it names no list',
      'settings row 3: "Dòng thừa": only the first row is read',
      'external_choices row 1: sheet "external_choices": only survey, choices and settings are read',
    ]) {
      expect(lines).toContain(line);
    }
    expect(
      lines.some((line) => line.includes('required "no"') || line.includes('read_only "no"')),
    ).toBe(false);
  });

  test('Vietnamese and English are taken, other languages and plain columns beside them listed', async () => {
    const { checklist, lines } = await fixtureForm('nhieu-tieng');
    expect(itemsOf(checklist).map(({ text }) => text)).toEqual([
      { vi: 'Only English', en: 'Only English' },
      { vi: 'Chữ Việt', en: 'Both' },
      { vi: 'c' },
      { vi: 'Số hồ sơ trễ của ${a}', en: 'Số đậm' },
    ]);
    for (const line of [
      'survey rows 2-3, 5: column "label::Français (fr)": a checklist is in Vietnamese and English',
      'survey row 3: label in Vietnamese: is missing; the English stands in its place',
      'survey row 4: label "Chữ không nêu tiếng": a text of no language beside one that has',
      'survey row 5: label of "c": is missing; the name stands in its place',
      'choices row 2: choice "a" (Never used): no question asks with the list "khong_dung"',
      'settings row 2: default_language "Français (fr)": a checklist is in Vietnamese and English',
    ]) {
      expect(lines).toContain(line);
    }
  });

  test('columns in any order, marks of pasted text, hidden rows, merged heads, runs of style', async () => {
    const { checklist, lines } = await fixtureForm('lon-xon');
    expect(checklist.title.vi).toBe('Phiếu lộn xộn');
    expect(itemsOf(checklist).map(({ text, lookAt, when }) => [text.vi, lookAt.vi, when])).toEqual([
      ['Có bảng niêm yết & sơ đồ', 'Sảnh chờ', undefined],
      ['Loại bảng', 'Xem', { item: 'I01', yes: true }],
      ['Số lượng', 'Đếm', { item: 'I02', option: ['2'] }],
      ['Vì sao không có', 'Hỏi', { item: 'I01', yes: false }],
    ]);
    expect(lines).toContain('survey row 6: a cell: its column has no name');
  });

  test('stored results of formulas are read; formulas without one and errors are listed', async () => {
    const { checklist, lines } = await fixtureForm('o-dac-biet');
    expect(itemsOf(checklist).map(({ text }) => text.vi)).toEqual([
      'Chữ đậm',
      'Ngày lập',
      'Số hồ sơ',
      'd',
      'Số khác',
    ]);
    for (const line of [
      'survey row 3: default "2022-04-13": no answer is written before a person gives it',
      'survey row 4: default "12.5": no answer is written before a person gives it',
      'survey row 5: cell C5: a formula without its result; open and save the form in a spreadsheet program',
      'survey row 6: cell D6: holds the error #DIV/0!',
    ]) {
      expect(lines).toContain(line);
    }
  });

  test.each(['cdata', 'o-khong-dia-chi', 'tien-to'])(
    '%s: a liberty of the format that few programs take',
    async (name) => {
      const [item] = itemsOf((await fixtureForm(name)).checklist);
      expect(item?.text.vi).toMatch(/^Tên/);
    },
  );

  test('a long form keeps its order and its codes', async () => {
    const codes = itemsOf((await fixtureForm('ba-tram-cau')).checklist).map(({ code }) => code);
    expect(codes).toHaveLength(300);
    expect([codes[0], codes[98], codes[99], codes[299]]).toEqual(['I01', 'I99', 'I100', 'I300']);
  });

  test.each([
    ['libreoffice', ['yes-no', 'count', 'count', 'date', 'choices'], 1],
    ['libreoffice-tu-csv', ['text', 'count', 'photo'], 0],
    ['exceljs', ['yes-no', 'count', 'date'], 0],
    ['sheetjs', ['money', 'money', 'choices'], 1],
    ['sheetjs-chuoi-chung', ['money', 'money', 'choices'], 1],
  ])('%s: as another program writes it', async (name, types, checks) => {
    const { checklist } = await fixtureForm(name);
    expect(itemsOf(checklist).map(({ type }) => type)).toEqual(types);
    expect(checklist.checks ?? []).toHaveLength(checks);
    expect(itemsOf(checklist).some(({ when }) => when !== undefined)).toBe(
      name !== 'libreoffice-tu-csv',
    );
  });
});
