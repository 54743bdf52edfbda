/**
 * A checklist as a page to print: one HTML file without scripts, fonts or pictures from elsewhere,
 * A4, black on white. It serves where no tablet is at hand, and for reading a draft with colleagues.
 * The foot of every page names the version and the content hash, so that a filled sheet can be
 * assigned to its version for good (S10).
 */
import type { Checklist, ChecklistSection } from '#domain/checklist/definition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { CrossCheck } from '#domain/cross-check/cross-check.ts';
import type { LoadedChecklist } from '#server/checklists/loaded-checklist.ts';
import { checkLevelWords, checkWords } from './check-words.ts';
import { levelOfRule } from '#domain/cross-check/cross-check.ts';
import { conditionsInVietnamese, conditionWords } from './condition-words.ts';
import type { ItemsByCode } from './figure-words.ts';
import { html, type Html } from './html.ts';
import { legalWords } from './legal-words.ts';
import { needsWidePage, printedAnswer } from './printed-answer.ts';
import { printedStyle } from './printed-style.ts';

const SEVERITIES: Readonly<Record<ChecklistItem['severity'], string>> = {
  critical: 'Nghiêm trọng',
  major: 'Đáng kể',
  minor: 'Nhẹ',
  info: 'Để biết',
};
const NEEDED_WHEN = {
  unmet: 'khi không đạt',
  'partial-or-unmet': 'khi đạt một phần hoặc không đạt',
  answered: 'với mọi câu trả lời',
} as const;

/** `items` are those of the whole folder: conditions and checks may name items of other checklists. */
export function printedPage({ checklist, hash }: LoadedChecklist, items: ItemsByCode): string {
  const page = html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <title>${checklist.letter}. ${checklist.title.vi}</title>
        <style>
          ${printedStyle(`${checklist.letter}. ${checklist.shortTitle.vi}`, `Bản ${checklist.version} · ${hash}`)}
        </style>
      </head>
      <body>
        <header>
          <p class="kind">Phiếu kiểm tra ${checklist.letter}</p>
          <h1>${checklist.title.vi}</h1>
          ${['Đơn vị được kiểm tra', 'Thời kỳ kiểm tra', 'Ngày kiểm tra', 'Người ghi'].map(
            (label) => html`<p class="fill"><span>${label}</span><span class="line"></span></p>`,
          )}
        </header>
        ${checklist.sections.map((section, index) => sectionPart(checklist, section, index, items))}
        ${checksPart(checklist.checks ?? [], items)}
        <footer>
          Phiếu kiểm tra ${checklist.id}, bản ${checklist.version}. Mã nội dung (SHA-256):
          <span class="hash">${hash}</span>
        </footer>
      </body>
    </html>`;
  return `${page.text}\n`;
}

function sectionPart(
  checklist: Checklist,
  section: ChecklistSection,
  index: number,
  items: ItemsByCode,
): Html {
  return html`<section>
    <h2>${index + 1}. ${section.title.vi}</h2>
    ${section.when === undefined ? null : askedWhen(section.when, items)}
    ${section.items.map((item) => itemPart(checklist, item, items))}
  </section>`;
}

function itemPart(checklist: Checklist, item: ChecklistItem, items: ItemsByCode): Html {
  const legal = legalWords(checklist, item.legal);
  const full = item.type === 'table' || (item.type === 'text' && item.length === 'long');
  const classes = ['item', ...(full ? ['full'] : []), ...(needsWidePage(item) ? ['wide'] : [])];
  return html`<article class="${classes.join(' ')}">
    <p class="code">${item.code}</p>
    <div class="question">
      <h3>${item.text.vi}</h3>
      ${item.when === undefined ? null : askedWhen(item.when, items)}
      <p class="small">
        Cần xem: ${item.lookAt.vi}. Mức độ:
        ${SEVERITIES[item.severity].toLowerCase()}${failsOn(item)}.${evidence(item)}
      </p>
      ${legal.length === 0 ? null : html`<p class="small">Căn cứ: ${legal.join('; ')}.</p>`}
    </div>
    ${printedAnswer(item)}
    <p class="fill note"><span>Ghi chú</span><span class="line"></span></p>
  </article>`;
}

const askedWhen = (condition: Parameters<typeof conditionWords>[0], items: ItemsByCode): Html =>
  html`<p class="small when">
    Chỉ hỏi khi ${conditionWords(condition, conditionsInVietnamese, items)}.
  </p>`;

function failsOn(item: ChecklistItem): string {
  if (item.type !== 'yes-no' || item.failsOn === undefined) return '';
  return `, không đạt khi trả lời “${item.failsOn === 'yes' ? 'Có' : 'Không'}”`;
}

function evidence({ requires }: ChecklistItem): string {
  const needed = [
    ...(requires?.photo === undefined ? [] : [`ảnh ${NEEDED_WHEN[requires.photo]}`]),
    ...(requires?.note === undefined ? [] : [`ghi chú ${NEEDED_WHEN[requires.note]}`]),
  ];
  return needed.length === 0 ? '' : ` Cần ${needed.join(', ')}.`;
}

function checksPart(checks: readonly CrossCheck[], items: ItemsByCode): Html | null {
  if (checks.length === 0) return null;
  return html`<section>
    <h2>Đối chiếu số liệu</h2>
    <table class="checks">
      <thead>
        <tr>
          <th>Quy tắc</th>
          <th>Điều phải khớp</th>
          <th>Nếu không khớp</th>
          <th>Khớp</th>
          <th>Giải trình của đơn vị</th>
        </tr>
      </thead>
      <tbody>
        ${checks.map(
          (check) =>
            html`<tr>
              <td>${check.rule}</td>
              <td><b>${check.title.vi}</b><br />${checkWords(check, items)}</td>
              <td>${checkLevelWords[check.level ?? levelOfRule[check.rule]]}</td>
              <td><span class="box"></span></td>
              <td></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
