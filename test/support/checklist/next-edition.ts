/** The product's checklists in a folder of their own, and the next version of one as an author may write it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';

interface WrittenItem {
  code: string;
  type: string;
  text: { vi: string; en?: string };
  [member: string]: unknown;
}
interface WrittenChecklist {
  version: string;
  sections: { items: WrittenItem[] }[];
}

export interface ChecklistFolder {
  readonly dir: string;
  /**
   * Lays the next version of "Niêm yết, một cửa" in place, for the next start of a server: A02 is reworded,
   * A07 asks yes or no, A09 is gone, A98 is new.
   */
  readonly layNext: () => void;
  readonly remove: () => void;
}

export const nextEdition = {
  version: '2031.1',
  reworded: 'Danh mục thủ tục được niêm yết, dễ đọc và khớp quyết định công bố hiện hành',
  added: 'Có người hướng dẫn công dân dùng dịch vụ công trực tuyến',
} as const;

export function copiedChecklists(): ChecklistFolder {
  const dir = mkdtempSync(join(tmpdir(), 'so-doan-checklists-'));
  cpSync(resolve('checklists'), dir, { recursive: true });
  return {
    dir,
    layNext: () => {
      const file = join(dir, 'niem-yet-mot-cua.yaml');
      writeFileSync(file, stringify(next(parse(readFileSync(file, 'utf8')) as WrittenChecklist)));
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

function next(checklist: WrittenChecklist): WrittenChecklist {
  const sections = checklist.sections.map((section, index) => ({
    ...section,
    items: [
      ...section.items.filter(({ code }) => code !== 'A09').map(nextItem),
      ...(index === 0 ? [added] : []),
    ],
  }));
  return { ...checklist, version: nextEdition.version, sections };
}

function nextItem(item: WrittenItem): WrittenItem {
  if (item.code === 'A02') return { ...item, text: { vi: nextEdition.reworded } };
  return item.code === 'A07' ? { ...item, type: 'yes-no', failsOn: 'no' } : item;
}

const added: WrittenItem = {
  ...{ code: 'A98', type: 'compliance', text: { vi: nextEdition.added } },
  ...{ lookAt: { vi: 'Quan sát quầy hướng dẫn' }, severity: 'major', legal: [] },
};
