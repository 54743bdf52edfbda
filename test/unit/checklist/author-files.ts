/** Files as authors write them, for the loader: right ones, with pieces of text exchanged. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { checklistProblemLine } from '#server/checklists/checklist-problem.ts';
import { loadChecklists } from '#server/checklists/load-checklists.ts';

/** A right file; line numbers in the tests count from its first line. */
export const sound = `id: thu
letter: A
title:
  vi: Danh mục thử
  en: A trial
shortTitle:
  vi: Thử
  en: Trial
version: '2026.1'
sections:
  - id: mot
    title:
      vi: Phần một
      en: Part one
    items:
      - code: A01
        type: compliance
        text:
          vi: Có quyết định
        lookAt:
          vi: Quyết định
        severity: major
        legal:
          - nd-118-2025/d7-k3
          - tcvn-9001
          - nd-61-2018
      - code: A02
        type: count
        text:
          vi: Số điểm
        lookAt:
          vi: Đếm
        severity: info
        legal: []
`;

/** The same with another letter and other codes: two of them stand beside each other. */
export const other = sound.replace('id: thu', 'id: khac').replaceAll(/\bA(\d\d)?\b/g, 'B$1');

export const law = `documents:
  - id: nd-61-2018
    name: Nghị định 61/2018/NĐ-CP
    kind: law
    from: '2018-06-21'
    to: '2025-06-30'
    replacedBy: [nd-118-2025]
    verified: D
  - id: nd-118-2025
    name: Nghị định 118/2025/NĐ-CP
    kind: law
    from: '2025-07-01'
    amendedBy: [nd-309-2026]
    verified: V
    articles:
      - { id: d7-k3, cite: khoản 3 Điều 7 }
      - { id: d14, cite: Điều 14, from: '2026-08-05' }
  - id: nd-309-2026
    name: Nghị định 309/2026/NĐ-CP
    kind: law
    from: '2026-08-05'
    verified: V
  - id: tcvn-9001
    name: TCVN ISO 9001:2015
    kind: standard
    from: '2015'
    verified: D
`;

/** `text` with one piece exchanged; the piece must be there, and once. */
export function exchanged(text: string, from: string, to: string): string {
  expect(text.split(from)).toHaveLength(2);
  return text.replace(from, to);
}

export const broken = (from: string, to: string): string => exchanged(sound, from, to);

/** The sound file with members added to its last item, as lines of YAML without indentation. */
export const withMembers = (yaml: string): string => sound + indented(yaml, 8);

/** The sound file with more items. Each is given its code, type and members beside the common ones. */
export const withItems = (...items: readonly string[]): string =>
  sound + items.map((item) => `      - ${indented(item, 8).trimStart()}${common}`).join('');

/** The sound file with members of the checklist itself behind its sections. */
export const withTop = (yaml: string, text = sound): string => text + yaml;

const common = indented(
  `text:
  vi: Thử
lookAt:
  vi: Thử
severity: info
legal: []`,
  8,
);

function indented(yaml: string, columns: number): string {
  return yaml
    .split('\n')
    .map((line) => `${' '.repeat(columns)}${line}\n`)
    .join('');
}

let folder = '';

/** Gives each test of the calling file a folder of its own. */
export function withAuthorFolder(): void {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'checklists-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });
}

/** The folder of the running test. */
export const authorFolder = (): string => folder;

export async function writeFiles(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

/** What the loader has against these files, beside the law library where none is given. */
export async function problemsWith(
  files: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  await writeFiles({ 'law.yaml': law, ...files });
  const loaded = await loadChecklists(folder);
  return loaded.ok ? [] : loaded.error.map(checklistProblemLine);
}

/** A figure of each type, a table and what has no figures. Codes A11 and on. */
const items = [
  'code: A11\ntype: count\nparts:\n  - label: { vi: Một }\n  - label: { vi: Hai }',
  'code: A12\ntype: money\nper: month',
  'code: A13\ntype: money\nper: year',
  'code: A14\ntype: ratio\nlabels: { part: { vi: Phần }, whole: { vi: Tổng } }',
  'code: A15\ntype: percentage',
  'code: A16\ntype: date',
  'code: A17\ntype: choice\noptions:\n  - { code: mot, label: { vi: Một } }\n  - { code: hai, label: { vi: Hai } }',
  `code: A18
type: table
rowName: { vi: Hồ sơ }
columns:
  - { id: name, type: text, label: { vi: Tên }, length: short }
  - { id: unitCount, type: count, label: { vi: Đơn vị } }
  - { id: systemCount, type: count, label: { vi: Hệ thống } }
  - { id: received, type: date, label: { vi: Nhận } }`,
  'code: A19\ntype: yes-no',
  'code: A20\ntype: text\nlength: long',
  'code: A21\ntype: ratio\nunit: { vi: đồng }\nlabels: { part: { vi: Phần }, whole: { vi: Tổng } }',
  'code: A22\ntype: money',
  `code: A23
type: table
rowName: { vi: Khoản }
columns:
  - { id: paid, type: money, label: { vi: Đã chi } }
  - { id: planned, type: money, label: { vi: Dự toán } }
  - { id: monthly, type: money, label: { vi: Mỗi tháng }, per: month }`,
];
export const full = withItems(...items);

/** Reasons alone, without their places. */
export async function reasons(text: string): Promise<readonly string[]> {
  const problems = await problemsWith({ 'a.yaml': text });
  return problems.map((problem) => problem.replace(/^\S+ /, ''));
}
