/**
 * A workbook with the sheets of an XLSForm as the draft of a checklist, for a person to review. What a
 * form does not say is filled with what does no harm: no legal basis, severity `info` (`minor` for an
 * item that can fail). Everything that does not map is listed.
 */
import type { Checklist } from '#domain/checklist/definition.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { isHeadRow } from './answer-shape.ts';
import { choiceLists, choiceWords, type ChoiceLists } from './choice-lists.ts';
import type { DraftContext } from './draft-context.ts';
import { draftSections } from './draft-sections.ts';
import type { DraftSection } from './draft.ts';
import { formSettings } from './form-settings.ts';
import { createWordReader } from './form-words.ts';
import type { NotMapped } from './not-mapped.ts';
import { questionType } from './question-type.ts';
import type { Workbook, WorkbookSheet } from './read-workbook.ts';
import { withRules, type DraftCheck } from './rules.ts';
import { sheetTable, type SheetTable } from './sheet-table.ts';
import { slugOf } from './slug.ts';
import { surveyTree } from './survey-tree.ts';

export interface ImportedForm {
  readonly checklist: Checklist;
  /** Where each item, column and check came from, for comments. */
  readonly drafts: readonly DraftSection[];
  readonly checks: readonly DraftCheck[];
  readonly notMapped: readonly NotMapped[];
}

const COLUMNS: Readonly<Record<'survey' | 'choices' | 'settings', readonly string[]>> = {
  survey: [
    'type',
    'name',
    'label',
    'hint',
    'guidance_hint',
    'required',
    'required_message',
    'relevant',
    'constraint',
    'constraint_message',
    'calculation',
    'default',
    'appearance',
    'parameters',
    'read_only',
    'trigger',
    'choice_filter',
    'repeat_count',
    'disabled',
    'media::image',
    'media::big-image',
    'media::audio',
    'media::video',
  ],
  choices: [
    'list_name',
    'name',
    'label',
    'media::image',
    'media::big-image',
    'media::audio',
    'media::video',
  ],
  settings: ['form_title', 'form_id', 'default_language'],
};

/** `title` stands where the form has none: the name of its file. */
export function importForm(
  workbook: Workbook,
  options: { readonly letter: string; readonly year: number; readonly title: string },
): Result<ImportedForm, string> {
  const notMapped: NotMapped[] = [...workbook.unread];
  const tables = knownTables(workbook.sheets, notMapped);
  const survey = tables.get('survey');
  if (survey === undefined) {
    const names = workbook.sheets.map(({ name }) => `"${name}"`).join(', ');
    return err(`not an XLSForm: there is no sheet "survey", only ${names}`);
  }
  const problem = surveyProblem(survey);
  if (problem !== null) return err(`not an XLSForm: ${problem}`);
  const settings = formSettings(tables.get('settings'), options.title, notMapped);
  const lists = choiceLists(tables.get('choices'), settings.language, notMapped);
  const context: DraftContext = {
    words: createWordReader(survey, settings.language),
    lists,
    targets: new Map(),
    notMapped,
  };
  const tree = surveyTree(survey.rows, notMapped);
  listUnusedLists(lists, survey, notMapped);
  const drafts = draftSections(tree, options.letter, context);
  if (drafts.length === 0) return err('no question of the sheet "survey" maps to an item');
  const { sections, checks } = withRules(drafts, context);
  const checklist: Checklist = {
    id: slugOf(settings.id) || slugOf(settings.title.vi) || 'phieu',
    letter: options.letter,
    title: settings.title,
    shortTitle: { vi: shortened(settings.title.vi), en: shortened(settings.title.en) },
    version: `${options.year}.1`,
    sections: [...sections],
    ...(checks.length === 0 ? {} : { checks: checks.map(({ check }) => check) }),
  };
  return ok({ checklist, drafts, checks, notMapped });
}

function knownTables(
  sheets: readonly WorkbookSheet[],
  notMapped: NotMapped[],
): ReadonlyMap<string, SheetTable> {
  const tables = new Map<string, SheetTable>();
  for (const sheet of sheets) {
    const name = sheet.name.trim().toLowerCase();
    const columns = Object.entries(COLUMNS).find(([known]) => known === name)?.[1];
    const row = sheet.rows.findIndex((cells) => cells.some((cell) => cell !== '')) + 1;
    if (columns === undefined || tables.has(name)) {
      const why = 'only survey, choices and settings are read';
      if (row > 0) notMapped.push({ sheet: name, row, what: `sheet "${sheet.name}"`, why });
      continue;
    }
    const table = sheetTable(sheet, new Set(columns));
    notMapped.push(...table.notMapped);
    tables.set(name, table);
  }
  return tables;
}

function listUnusedLists(lists: ChoiceLists, { rows }: SheetTable, notMapped: NotMapped[]): void {
  const used = new Set(
    rows.map((row) => {
      const type = questionType(row.cells.get('type') ?? '');
      return type.kind === 'select' && !isHeadRow(row) ? type.list : null;
    }),
  );
  for (const [name, choices] of lists) {
    if (used.has(name)) continue;
    const why = `no question asks with the list "${name}"`;
    for (const choice of choices) {
      notMapped.push({ sheet: 'choices', row: choice.row, what: choiceWords(choice), why });
    }
  }
}

function surveyProblem({ columns, rows }: SheetTable): string | null {
  if (columns.size === 0 && rows.length === 0) {
    return 'the sheet "survey" has none of the columns of a form';
  }
  if (!columns.has('type')) return 'the sheet "survey" has no column "type"';
  return rows.length === 0 ? 'the sheet "survey" has no questions' : null;
}

const SHORT_LENGTH = 24;

/** Whole words, about as many as fit a narrow place. */
function shortened(title: string): string {
  if (title.length <= SHORT_LENGTH) return title;
  const words = title
    .slice(0, SHORT_LENGTH + 1)
    .split(' ')
    .slice(0, -1);
  return words.length === 0
    ? title.slice(0, SHORT_LENGTH)
    : words.join(' ').replace(/[,;:.-]$/, '');
}
