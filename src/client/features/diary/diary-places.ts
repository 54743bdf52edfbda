import type { Checklist } from '#domain/checklist/definition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { numberFindings } from '#domain/visit/number-findings.ts';
import { explanationFields, findingFields, photoFields, rowFields } from '#domain/visit/records.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { onSitePlace } from '#client/record/on-site-place.ts';
import { onSiteName } from './on-site-names.ts';

/** What a record is called and where it is shown; null: nowhere any more. */
export interface DiaryPlace {
  readonly label: string;
  readonly href: string | null;
}

export interface DiaryPlaces {
  readonly placeOf: (record: RecordKey) => DiaryPlace;
  /** The answer at which a record hangs. */
  readonly itemOf: (record: RecordKey) => RecordKey | null;
  readonly questionOf: (answer: RecordKey) => ChecklistItem | null;
}

/** @param letterOf letter of a checklist by its id, where the directory knows it */
export function diaryPlaces(
  visitId: string,
  records: readonly FoldedRecord[],
  checklists: readonly Checklist[],
  letterOf: (checklistId: string) => string | null,
): DiaryPlaces {
  const byKey = new Map(records.map((record) => [record.record, record]));
  const numbers = new Map(
    numberFindings(records).map(({ number, record }) => [record.record, number]),
  );
  const items = new Map<string, ChecklistItem>(
    checklists.flatMap(({ id, sections }) =>
      sections.flatMap((section) =>
        section.items.map((item) => [`${id}/${item.code}`, item] as const),
      ),
    ),
  );

  function itemOf(record: RecordKey): RecordKey | null {
    const folded = byKey.get(record);
    switch (recordParts(record).kind) {
      case 'answer':
        return record;
      case 'row':
        return readField(folded, 'of', rowFields.of).value ?? null;
      case 'finding':
        return readField(folded, 'answer', findingFields.answer).value ?? null;
      default:
        return null;
    }
  }

  function placeOf(record: RecordKey): DiaryPlace {
    const { kind, id } = recordParts(record);
    const folded = byKey.get(record);
    switch (kind) {
      case 'answer': {
        const [checklistId = '', code = id] = id.split('/');
        const letter = letterOf(checklistId);
        const known = letter !== null && items.has(id);
        const href = known ? `/visits/${visitId}/fill/${letter}?item=${code}` : null;
        return { label: code, href };
      }
      case 'row': {
        const item = itemOf(record);
        if (item === null) return { label: m.diary_row_gone(), href: null };
        const place = placeOf(item);
        return { ...place, label: m.diary_row_of({ code: place.label }) };
      }
      case 'assignment': {
        const [checklistId = '', sectionId = ''] = id.split('/');
        const checklist = checklists.find((one) => one.id === checklistId);
        const section = checklist?.sections.find((one) => one.id === sectionId);
        return {
          label: section === undefined ? m.diary_other() : labelText(section.title),
          href: checklist === undefined ? null : `/visits/${visitId}/fill/${checklist.letter}`,
        };
      }
      case 'check':
        return { label: m.diary_check(), href: `/visits/${visitId}/figures` };
      case 'photo': {
        const of = readField(folded, 'of', photoFields.of).value;
        if (of === undefined) return { label: m.diary_photo_gone(), href: null };
        const place = placeOf(of);
        return { ...place, label: m.diary_photo_of({ place: place.label }) };
      }
      case 'finding': {
        const number = numbers.get(record);
        return number === undefined
          ? { label: m.diary_finding_gone(), href: null }
          : {
              label: m.findings_number({ number }),
              href: `/visits/${visitId}/findings?open=${encodeURIComponent(record)}`,
            };
      }
      case 'explanation': {
        const of = readField(folded, 'of', explanationFields.of).value;
        if (of === undefined) return { label: m.diary_explanation_gone(), href: null };
        const place = placeOf(of);
        return { ...place, label: m.diary_explanation_of({ place: place.label }) };
      }
      case 'statement':
      case 'recommendation':
      case 'notice':
        return {
          label: {
            statement: m.diary_statement,
            recommendation: m.diary_recommendation,
            notice: m.diary_notice,
          }[kind](),
          href: `/visits/${visitId}/conclusion`,
        };
      default: {
        const place = onSitePlace(kind);
        if (place === null) return { label: m.diary_other(), href: null };
        const name = onSiteName(record, (key) => byKey.get(key));
        return { label: `${place.words} ${name}`.trim(), href: `/visits/${visitId}/${place.path}` };
      }
    }
  }

  return {
    placeOf,
    itemOf,
    questionOf: (answer) => items.get(recordParts(answer).id) ?? null,
  };
}
