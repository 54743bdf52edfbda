/** What a cell of the office's spreadsheet means. */
import { isCalendarDate } from '#domain/checklist/calendar-date.ts';
import type { accountRoles, memberSchema, visitSchema } from './directory.ts';
import { cellText, foldName, type Cell } from './plan-rows-sheets.ts';
import type { z } from 'zod';

type AccountRole = (typeof accountRoles)[number];
type Duty = z.infer<typeof memberSchema>['role'];
type VisitKind = z.infer<typeof visitSchema>['kind'];

const accountRoleWords: Readonly<Record<AccountRole, readonly string[]>> = {
  inspector: ['Thành viên đoàn', 'cán bộ kiểm tra', 'thành viên đoàn kiểm tra', 'inspector'],
  unit: ['Cán bộ đơn vị', 'đơn vị', 'unit'],
  administrator: ['Quản trị', 'văn phòng', 'administrator', 'admin'],
};

const dutyWords: Readonly<Record<Duty, readonly string[]>> = {
  lead: ['Trưởng đoàn', 'lead'],
  deputy: ['Phó trưởng đoàn', 'phó đoàn', 'deputy'],
  secretary: ['Thư ký', 'secretary'],
  member: ['Thành viên', 'member'],
};

const kindWords: Readonly<Record<VisitKind, readonly string[]>> = {
  planned: ['Theo kế hoạch', 'định kỳ', 'kế hoạch', 'planned'],
  unannounced: ['Đột xuất', 'unannounced'],
  thematic: ['Chuyên đề', 'theo chuyên đề', 'thematic'],
};

export const readAccountRole = (cell: Cell | undefined) => oneOf(accountRoleWords, cell);
export const readDuty = (cell: Cell | undefined) => oneOf(dutyWords, cell);
export const readVisitKind = (cell: Cell | undefined) => oneOf(kindWords, cell);

function oneOf<Value extends string>(
  words: Readonly<Record<Value, readonly string[]>>,
  cell: Cell | undefined,
): Value | null {
  const wanted = foldName(cellText(cell));
  const found = (Object.entries(words) as [Value, readonly string[]][]).find(([, names]) =>
    names.some((name) => foldName(name) === wanted),
  );
  return found?.[0] ?? null;
}

/** A date cell, or text such as 14/4/2022, 14-04-2022 and 2022-04-14, as yyyy-mm-dd; `null` where it is no day. */
export function readDay(cell: Cell | undefined): string | null {
  const text = cellText(cell);
  const typed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const day = typed
    ? `${typed[3]}-${(typed[2] ?? '').padStart(2, '0')}-${(typed[1] ?? '').padStart(2, '0')}`
    : text;
  return isCalendarDate(day) ? day : null;
}

/** The parts of a list, without the empty ones. */
export function readList(cell: Cell | undefined, separator: RegExp): readonly string[] {
  return cellText(cell)
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const idLength = 64;

/** An id that can be read in an address: 'UBND xã Nhật Tân' gives 'ubnd-xa-nhat-tan'; a number follows where it is taken. */
export function readableId(text: string, taken: ReadonlySet<string>): string {
  const slug = foldName(text)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, idLength - 5)
    .replace(/^-+|-+$/g, '');
  const base = slug === '' ? 'muc' : slug;
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  return id;
}
