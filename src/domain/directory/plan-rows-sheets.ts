/**
 * The sheets and columns of the office's spreadsheet, and how their names are recognised: by what
 * people call them, in upper or lower case, with or without accents.
 */
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';

/** What a spreadsheet gives for a cell; a date cell as its ISO day. */
export type Cell = string | number | boolean | { readonly day: string } | null;

export interface SheetRows {
  readonly name: string;
  /** The first row that is not empty holds the heads. */
  readonly rows: readonly (readonly Cell[])[];
}

export type SheetKind = 'units' | 'accounts' | 'campaigns' | 'delegations' | 'visits';

interface Column {
  /** As the template writes it, and as problems name it. */
  readonly label: string;
  readonly also: readonly string[];
  readonly required: boolean;
}

const column = (label: string, required: boolean, ...also: readonly string[]): Column => ({
  label,
  also,
  required,
});

/** In the order of the template: each sheet names only what stands in a sheet before it. */
export const planSheets = {
  units: {
    name: 'Đơn vị',
    also: ['units', 'danh sách đơn vị'],
    columns: {
      name: column('Tên đơn vị', true, 'đơn vị', 'unit', 'name'),
      district: column('Trực thuộc', false, 'huyện', 'quận huyện', 'district'),
    },
  },
  accounts: {
    name: 'Tài khoản',
    also: ['accounts', 'người dùng', 'danh sách tài khoản'],
    columns: {
      username: column('Tên đăng nhập', true, 'tài khoản', 'username'),
      name: column('Họ tên hoặc chức danh', true, 'họ tên', 'họ và tên', 'chức danh', 'name'),
      office: column('Cơ quan', false, 'đơn vị công tác', 'office'),
      role: column('Vai trò', true, 'role'),
      unit: column('Đơn vị', false, 'tên đơn vị', 'unit'),
    },
  },
  campaigns: {
    name: 'Đợt kiểm tra',
    also: ['campaigns', 'đợt'],
    columns: {
      name: column('Tên đợt', true, 'đợt', 'đợt kiểm tra', 'campaign', 'name'),
      basis: column('Căn cứ', false, 'quyết định', 'basis'),
    },
  },
  delegations: {
    name: 'Đoàn kiểm tra',
    also: ['delegations', 'đoàn', 'thành viên đoàn'],
    columns: {
      campaign: column('Tên đợt', false, 'đợt', 'đợt kiểm tra', 'campaign'),
      name: column('Tên đoàn', true, 'đoàn', 'đoàn kiểm tra', 'delegation'),
      username: column('Tên đăng nhập', true, 'thành viên', 'tài khoản', 'username'),
      duty: column('Nhiệm vụ', true, 'vai trò', 'vai trò trong đoàn', 'role'),
    },
  },
  visits: {
    name: 'Buổi kiểm tra',
    also: ['visits', 'lịch kiểm tra', 'buổi'],
    columns: {
      campaign: column('Tên đợt', false, 'đợt', 'đợt kiểm tra', 'campaign'),
      delegation: column('Tên đoàn', true, 'đoàn', 'đoàn kiểm tra', 'delegation'),
      unit: column('Đơn vị', true, 'tên đơn vị', 'unit'),
      date: column('Ngày kiểm tra', true, 'ngày', 'date'),
      kind: column('Hình thức', false, 'loại', 'kind'),
      from: column('Thời kỳ từ', true, 'từ ngày', 'kỳ từ ngày', 'from'),
      to: column('Thời kỳ đến', true, 'đến ngày', 'kỳ đến ngày', 'to'),
      checklists: column('Phiếu', true, 'phiếu kiểm tra', 'checklists'),
      assignments: column('Phân công', false, 'giao phiếu', 'assignments'),
    },
  },
} as const satisfies Record<
  SheetKind,
  { name: string; also: readonly string[]; columns: Record<string, Column> }
>;

export const sheetKinds = Object.keys(planSheets) as readonly SheetKind[];

/** One row with something in it, by column. */
export interface Line<Name extends string = string> {
  readonly sheet: string;
  /** As the spreadsheet counts: the first is 1. */
  readonly row: number;
  readonly cells: Readonly<Partial<Record<Name, Cell>>>;
}

export type HeadProblem = {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly code: 'missing-column' | 'unknown-column' | 'unknown-sheet' | 'repeated-sheet';
  readonly value: string;
};

export interface ReadSheets {
  readonly lines: Readonly<Record<SheetKind, readonly Line[]>>;
  readonly problems: readonly HeadProblem[];
  /** How many sheets were recognised. */
  readonly known: number;
}

/** Finds sheets and columns by their names. What is not recognised is reported, never dropped in silence. */
export function readSheets(sheets: readonly SheetRows[]): ReadSheets {
  const lines: Record<SheetKind, readonly Line[]> = {
    ...{ units: [], accounts: [], campaigns: [], delegations: [], visits: [] },
  };
  const problems: HeadProblem[] = [];
  const seen = new Set<SheetKind>();
  for (const sheet of sheets) {
    const kind = sheetKindOf(sheet.name);
    const report = (code: HeadProblem['code'], value: string, row: number | null = null) =>
      problems.push({ sheet: sheet.name, row, column: null, code, value });
    if (kind === null) {
      if (sheet.rows.some(hasContent)) report('unknown-sheet', sheet.name);
    } else if (seen.has(kind)) report('repeated-sheet', planSheets[kind].name);
    else {
      seen.add(kind);
      lines[kind] = readLines(sheet, kind, report);
    }
  }
  return { lines, problems, known: seen.size };
}

function readLines(
  { name, rows }: SheetRows,
  kind: SheetKind,
  report: (code: HeadProblem['code'], value: string, row: number) => void,
): readonly Line[] {
  const headIndex = rows.findIndex(hasContent);
  const head = rows[headIndex];
  if (head === undefined) return [];
  const columns: Readonly<Record<string, Column>> = planSheets[kind].columns;
  const places = new Map<string, number>();
  head.forEach((cell, index) => {
    const text = cellText(cell);
    if (text === '') return;
    const found = Object.entries(columns).find(
      ([key, { label, also }]) =>
        !places.has(key) && [label, ...also].some((word) => foldName(word) === foldName(text)),
    );
    if (found) places.set(found[0], index);
    else report('unknown-column', text, headIndex + 1);
  });
  for (const [key, { label, required }] of Object.entries(columns)) {
    if (required && !places.has(key)) report('missing-column', label, headIndex + 1);
  }
  return rows.flatMap((row, index) => {
    if (index <= headIndex || !hasContent(row)) return [];
    const cells = Object.fromEntries([...places].map(([key, at]) => [key, row[at] ?? null]));
    return [{ sheet: name, row: index + 1, cells }];
  });
}

function sheetKindOf(name: string): SheetKind | null {
  const wanted = foldName(name);
  return (
    sheetKinds.find((kind) =>
      [planSheets[kind].name, ...planSheets[kind].also].some((word) => foldName(word) === wanted),
    ) ?? null
  );
}

const hasContent = (row: readonly Cell[]): boolean => row.some((cell) => cellText(cell) !== '');

/** A cell as one line of text; a date as its ISO day. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'object') return cell.day;
  return String(cell).normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** A name as it is compared: without case, accents, and signs such as a star or a colon. */
export function foldName(text: string): string {
  return foldForSearch(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
