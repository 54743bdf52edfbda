import { clockDrift, type DiaryAct, type DiaryKind, type DiaryRun } from '#domain/visit/diary.ts';
import { answerFields } from '#domain/visit/records.ts';
import { answerWords } from '#client/form/answer-words.ts';
import { formatTime } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { fieldWords } from '#client/record/field-words.ts';
import type { DiaryPlaces } from './diary-places.ts';

interface Facts {
  readonly who: string;
  readonly count: number;
  /** 'phiếu A', or of no checklist. */
  readonly where: string;
}

const sentences: Readonly<Record<DiaryKind, (facts: Facts) => string>> = {
  answer: m.diary_did_answer,
  note: m.diary_did_note,
  row: m.diary_did_row,
  check: m.diary_did_check,
  assignment: m.diary_did_assignment,
  photo: m.diary_did_photo,
  finding: m.diary_did_finding,
  explanation: m.diary_did_explanation,
  conclusion: m.diary_did_conclusion,
  removed: m.diary_did_removed,
  restored: m.diary_did_restored,
  settled: m.diary_did_settled,
  differs: m.diary_did_differ,
  unreadable: m.diary_did_unreadable,
  other: m.diary_did_other,
};

/** 'Trần X trả lời 12 mục của phiếu A'. */
export function runWords(run: DiaryRun, who: string, letter: string | null): string {
  const count = new Set(run.acts.map(({ change }) => change.record)).size;
  const where = letter === null ? '' : m.diary_of_checklist({ letter });
  return sentences[run.kind]({ who, count, where }).replace(/\s+/g, ' ').trim();
}

/** '9:12', or '9:12–9:40'. */
export function runTime({ from, to }: DiaryRun): string {
  const [begun, ended] = [formatTime(from), formatTime(to)];
  return begun === ended ? begun : `${begun}–${ended}`;
}

/** One record of a run: how it was left, or which parts were written. */
export function actsWords(acts: readonly DiaryAct[], { questionOf }: DiaryPlaces): string {
  const last = acts.at(-1);
  if (last === undefined) return '';
  if (last.kind === 'unreadable') return m.diary_unreadable();
  if (last.kind === 'removed' || last.kind === 'restored') return '';
  if (last.record !== null && last.change.field === 'value') {
    const question = questionOf(last.record);
    const value = answerFields.value.safeParse(last.change.value);
    if (question !== null && value.success)
      return value.data === null ? m.diary_cleared() : answerWords(question, value.data);
  }
  const told = acts.filter(isTold);
  const fields = (told.length > 0 ? told : acts).map(({ record, change }) =>
    fieldWords(record, change.field),
  );
  return [...new Set(fields)].join(', ');
}

/** Where a record hangs and stands in its list is known from its line. */
const placeFields: ReadonlySet<string> = new Set(['of', 'answer', 'order']);

/** What a person wrote: a new record has its place and blank fields of its own accord. */
function isTold({ change: { field, value, over } }: DiaryAct): boolean {
  return !placeFields.has(field) && (over.length > 0 || !isBlank(value));
}

function isBlank(value: unknown): boolean {
  return (
    value === null ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** What is to be known of the way and the clock of these acts. */
export function runRemarks(
  run: DiaryRun,
  nameOf: (accountId: string) => string,
): readonly { readonly tone: 'part' | 'neutral' | 'conflict'; readonly text: string }[] {
  const remarks: { tone: 'part' | 'neutral' | 'conflict'; text: string }[] = [];
  const changes = run.acts.map(({ change }) => change);
  const differs = new Set(run.acts.flatMap((act) => act.differsFrom));
  if (differs.size > 0)
    remarks.push({
      tone: 'conflict',
      text: m.diary_differs_from({ names: [...differs].map(nameOf).join(', ') }),
    });
  if (changes.some(({ held }) => held !== null))
    remarks.push({ tone: 'part', text: m.diary_held() });
  if (changes.some(({ way }) => way === 'file'))
    remarks.push({ tone: 'neutral', text: m.diary_by_file() });
  const carriers = new Set(changes.flatMap(({ relayedBy }) => relayedBy ?? []));
  if (carriers.size > 0)
    remarks.push({
      tone: 'neutral',
      text: m.diary_carried({ names: [...carriers].map(nameOf).join(', ') }),
    });
  const drift = changes
    .map(clockDrift)
    .reduce((most, one) => (Math.abs(one) > Math.abs(most) ? one : most), 0);
  const minutes = Math.round(Math.abs(drift) / 60_000);
  if (drift > 0) remarks.push({ tone: 'part', text: m.diary_clock_ahead({ minutes }) });
  if (drift < 0) remarks.push({ tone: 'part', text: m.diary_clock_other({ minutes }) });
  return remarks;
}
