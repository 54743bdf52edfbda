/** Where the answer to an item is written on paper: boxes to tick, lines for figures, a grid for a table. */
import type { ChecklistItem, ItemOf, TableColumn } from '#domain/checklist/item.ts';
import type { LevelScheme } from '#domain/checklist/level-scheme.ts';
import { html, type Html } from './html.ts';

const LEVELS = ['Đạt', 'Một phần', 'Không đạt'];
const YES_NO = ['Có', 'Không'];
const PER = { month: '/tháng', quarter: '/quý', year: '/năm' } as const;
const SCHEMES: Readonly<Record<LevelScheme, string>> = {
  'four-levels': 'mức độ 1–4 (trước 2022)',
  'full-or-partial': 'toàn trình, một phần',
  'proactive-four-levels': 'chủ động mức độ 1–4',
};
/** Rows for what is found on the spot, beside those that the checklist offers. */
const EMPTY_ROWS = 6;
/** Above this a table does not fit an upright page. */
const UPRIGHT_COLUMNS = 8;

export const needsWidePage = (item: ChecklistItem): boolean =>
  item.type === 'table' && item.columns.length > UPRIGHT_COLUMNS;

export function printedAnswer(item: ChecklistItem): Html {
  const notApplicable = tick('Không áp dụng');
  // Before a table: what stands after one may come to lie on the next page.
  return item.type === 'table'
    ? html`<div class="answer">
        ${tick('Không có gì để liệt kê')}${notApplicable}${tableLines(item)}
      </div>`
    : html`<div class="answer">${answerLines(item)}${notApplicable}</div>`;
}

function answerLines(item: Exclude<ChecklistItem, { type: 'table' }>): readonly Html[] {
  switch (item.type) {
    case 'compliance':
      return LEVELS.map(tick);
    case 'yes-no':
      return YES_NO.map(tick);
    case 'count':
      return [
        ...(item.parts ?? [null]).map((part) =>
          figure(part?.label.vi ?? null, item.unit?.vi ?? ''),
        ),
        ...schemeLines(item.schemes),
      ];
    case 'ratio':
      return [
        figure(item.labels.part.vi, item.unit?.vi ?? ''),
        figure(item.labels.whole.vi, item.unit?.vi ?? ''),
        figure('Đơn vị báo', '%'),
        ...schemeLines(item.schemes),
      ];
    case 'money':
      return (item.parts ?? [null]).map((part) => {
        const per = part?.per ?? item.per;
        return figure(part?.label.vi ?? null, `đồng${per === undefined ? '' : PER[per]}`);
      });
    case 'percentage':
      return (item.parts ?? [null]).map((part) => figure(part?.label.vi ?? null, '%'));
    case 'date':
      return (item.parts ?? [null]).map((part) => dateLine(part?.label.vi ?? null));
    case 'text':
      return item.length === 'long'
        ? [1, 2, 3, 4].map(() => html`<span class="words"></span>`)
        : [html`<span class="words"></span>`];
    case 'choice':
      return [html`<em>Chọn một</em>`, ...item.options.map(({ label }) => tick(label.vi))];
    case 'choices':
      return [html`<em>Chọn các ý đúng</em>`, ...item.options.map(({ label }) => tick(label.vi))];
    case 'photo':
      return [figure(`Số ảnh đã chụp (ít nhất ${item.atLeast ?? 1})`, '')];
  }
}

const tick = (label: string): Html =>
  html`<span class="tick"><span class="box"></span>${label}</span>`;

const figure = (label: string | null, unit: string): Html =>
  html`<span class="figure"
    >${label === null ? null : html`<span class="of">${label}</span>`}<span class="line"></span
    ><span>${unit}</span></span
  >`;

/** Day, month and year stay together; a label says by itself that it is a day. */
const dateLine = (label: string | null): Html =>
  html`<span class="figure"
    ><span class="of">${label ?? 'Ngày'}</span
    ><span class="date"
      ><span class="line short"></span>/<span class="line short"></span>/<span
        class="line year"
      ></span></span
  ></span>`;

/** A figure by level of online service says by which scale (R22). */
const schemeLines = (schemes: readonly LevelScheme[] | undefined): readonly Html[] =>
  schemes === undefined
    ? []
    : [html`<em>Cách phân mức</em>`, ...schemes.map((scheme) => tick(SCHEMES[scheme]))];

/** The legend says what the letters in the heads stand for. */
function tableLines(item: ItemOf<'table'>): readonly Html[] {
  const hasLevels = item.columns.some(({ type }) => type === 'compliance');
  const legend = html`<em>Đ: đạt; MP: một phần; KĐ: không đạt; KAD: không áp dụng</em>`;
  return [...(hasLevels ? [legend] : []), grid(item)];
}

function grid(item: ItemOf<'table'>): Html {
  const rows = [...(item.rows ?? []).map(({ vi }) => vi), ...Array<string>(EMPTY_ROWS).fill('')];
  return html`<table class="grid">
    <thead>
      <tr>
        <th class="number">TT</th>
        ${item.columns.map(
          (column) => html`<th>${column.label.vi}${hint(columnHint(column))}</th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (first, index) =>
          html`<tr>
            <td class="number">${index + 1}</td>
            <td>${first}</td>
            ${item.columns.slice(1).map(() => html`<td></td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

const hint = (words: string | null): Html | null =>
  words === null ? null : html`<small>${words}</small>`;

/** What may be written into a cell, where the head alone does not say it. */
function columnHint(column: TableColumn): string | null {
  switch (column.type) {
    case 'compliance':
      return 'Đ, MP, KĐ, KAD';
    case 'yes-no':
      return 'có, không';
    case 'count':
      return column.unit?.vi ?? null;
    case 'money':
      return `đồng${column.per === undefined ? '' : PER[column.per]}`;
    case 'percentage':
      return '%';
    case 'date':
      return 'ngày/tháng/năm';
    case 'choice':
    case 'choices':
      return column.options.map(({ label }) => label.vi).join(' / ');
    case 'text':
      return null;
  }
}
