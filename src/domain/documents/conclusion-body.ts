import type {
  ConclusionInput,
  ConclusionRecommendation,
  ConclusionStatement,
  ReformHeading,
  StatementSection,
} from './conclusion-input.ts';
import { reformHeadings } from './conclusion-input.ts';
import type { DocumentBlock, ParagraphBlock, TableBlock } from './document-model.ts';
import { paragraphBlock } from './document-model.ts';
import {
  BLANK,
  bodyName,
  capitals,
  joinedNames,
  longDate,
  oneLine,
  plainText,
  pointLetter,
  romanNumber,
  sentenceStart,
  shortDate,
  textOrBlank,
} from './official-text.ts';

const HEADING_TITLES = {
  steering: 'Về công tác chỉ đạo, điều hành',
  institutions: 'Về cải cách thể chế',
  procedures: 'Về cải cách thủ tục hành chính',
  apparatus: 'Về cải cách tổ chức bộ máy',
  'civil-service': 'Về cải cách chế độ công vụ',
  'public-finance': 'Về cải cách tài chính công',
  'digital-government': 'Về xây dựng, phát triển chính quyền điện tử, chính quyền số',
} as const satisfies Record<ReformHeading, string>;

/** A part of the body before it has its number; a part without content is never made. */
interface BodySection {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly DocumentBlock[];
}

/**
 * Box 6 of a conclusion, from "I." on. A part without content is left out and
 * the rest is renumbered, so that no number stands over nothing.
 */
export function conclusionBody(input: ConclusionInput): DocumentBlock[] {
  return numberedSections([
    resultsSection(input.statements),
    causesSection(input.statements),
    recommendationsSection(input),
    proposalsSection(input.unitProposals),
    followUpSection(input),
  ]);
}

function numberedSections(sections: readonly (BodySection | null)[]): DocumentBlock[] {
  return sections
    .filter((one) => one !== null)
    .flatMap((one, i) => [
      paragraphBlock('section', `section:${one.id}`, `${romanNumber(i + 1)}.`, capitals(one.title)),
      ...one.blocks,
    ]);
}

function resultsSection(statements: readonly ConclusionStatement[]): BodySection | null {
  return section('results', 'Kết quả kiểm tra', [
    statementItem(statements, 'strength', 'Ưu điểm'),
    statementItem(statements, 'limitation', 'Tồn tại, hạn chế'),
  ]);
}

function causesSection(statements: readonly ConclusionStatement[]): BodySection | null {
  return section('causes', 'Nguyên nhân', [
    statementItem(statements, 'cause-objective', 'Nguyên nhân khách quan'),
    statementItem(statements, 'cause-subjective', 'Nguyên nhân chủ quan'),
  ]);
}

interface UnnumberedItem {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly ParagraphBlock[];
}

/** Items get "1.", "2." in the order given; an item that has nothing to say gets no number. */
function section(
  id: string,
  title: string,
  items: readonly (UnnumberedItem | null)[],
): BodySection | null {
  const present = items.filter((item) => item !== null);
  if (present.length === 0) return null;
  return {
    id,
    title,
    blocks: present.flatMap((item, i) => [
      paragraphBlock('item', item.id, `${i + 1}.`, item.title),
      ...item.blocks,
    ]),
  };
}

function statementItem(
  statements: readonly ConclusionStatement[],
  name: StatementSection,
  title: string,
): UnnumberedItem | null {
  const own = statements.filter((statement) => statement.section === name);
  if (own.length === 0) return null;
  const general = own.filter((statement) => statement.heading === null);
  const headings = reformHeadings.filter((heading) => own.some((one) => one.heading === heading));
  return {
    id: name,
    title,
    blocks: [
      ...general.map((statement, i) =>
        statementBlock('point', `${pointLetter(i + 1)})`, statement),
      ),
      ...headings.flatMap((heading, i) => [
        paragraphBlock(
          'group',
          `${name}:${heading}`,
          `${pointLetter(general.length + i + 1)})`,
          HEADING_TITLES[heading],
        ),
        ...own
          .filter((statement) => statement.heading === heading)
          .map((statement) => statementBlock('line', '-', statement)),
      ]),
    ],
  };
}

function statementBlock(
  level: 'point' | 'line',
  marker: string,
  statement: ConclusionStatement,
): ParagraphBlock {
  return paragraphBlock(level, `statement:${statement.id}`, marker, textOrBlank(statement.text));
}

function recommendationsSection(input: ConclusionInput): BodySection | null {
  if (input.recommendations.length === 0) return null;
  return {
    id: 'recommendations',
    title: 'Kiến nghị',
    blocks: [
      paragraphBlock(
        'text',
        'recommendations-lead',
        null,
        `${bodyName(input.issuingBody)} kiến nghị và yêu cầu thực hiện các nội dung sau:`,
      ),
      recommendationsTable(input.recommendations),
    ],
  };
}

function recommendationsTable(rows: readonly ConclusionRecommendation[]): TableBlock {
  return {
    type: 'table',
    id: 'recommendations-table',
    columns: [
      { key: 'ordinal', title: 'TT', percent: 6, align: 'center' },
      { key: 'content', title: 'Nội dung', percent: 36, align: 'left' },
      { key: 'owner', title: 'Người, đơn vị chịu trách nhiệm', percent: 24, align: 'left' },
      { key: 'due', title: 'Thời hạn', percent: 15, align: 'center' },
      { key: 'product', title: 'Sản phẩm', percent: 19, align: 'left' },
    ],
    rows: rows.map((row, i) => ({
      id: `recommendation:${row.id}`,
      cells: [
        String(i + 1),
        textOrBlank(row.content),
        textOrBlank(row.owner),
        row.due === null ? '-' : shortDate(row.due),
        plainText(row.product) || '-',
      ],
    })),
  };
}

function proposalsSection(proposals: readonly string[]): BodySection | null {
  if (proposals.length === 0) return null;
  return {
    id: 'proposals',
    title: 'Kiến nghị, đề xuất của đơn vị',
    blocks: proposals.map((text, i) =>
      paragraphBlock('point', `proposal:${i}`, `${i + 1}.`, textOrBlank(text)),
    ),
  };
}

function followUpSection(input: ConclusionInput): BodySection | null {
  const reader = oneLine(plainText(input.reportTo));
  if (reader === '' && input.reportBy === null) return null;
  const deadline = input.reportBy === null ? '' : ` trước ${longDate(input.reportBy)}`;
  return {
    id: 'follow-up',
    title: 'Tổ chức thực hiện',
    blocks: [
      paragraphBlock(
        'text',
        'reporting',
        null,
        `${sentenceStart(joinedNames(input.units))} tổ chức thực hiện các nội dung nêu trên và báo cáo kết quả về ${reader || BLANK}${deadline}.`,
      ),
    ],
  };
}
