/** The two values of a conflict of work on the spot, in words. */
import { interviewQuestions } from '#domain/on-site/interview-questions.ts';
import {
  dossierFields,
  drawFields,
  feedFields,
  interviewFields,
  markColumn,
  observationFields,
  personFields,
} from '#domain/on-site/records.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { labelText } from '#client/form/label-text.ts';
import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { onSitePlace } from '#client/record/on-site-place.ts';
import { presenceWords } from './presence/presence-words.ts';
import { markWords } from './samples/mark-words.ts';

/** "hồ sơ trong sổ H40-1, nhóm": what the two differ in. */
export function conflictFieldWords(folded: FoldedRecord, field: string): string {
  const { kind, id } = recordParts(folded.record);
  const name =
    kind === 'dossier'
      ? (readField(folded, 'entry', dossierFields.entry).value?.code ?? '')
      : kind === 'feed'
        ? id.slice(id.indexOf('/') + 1)
        : '';
  const what = [onSitePlace(kind)?.words ?? '', name].filter((part) => part !== '').join(' ');
  const fields: Readonly<Record<string, () => string>> = {
    entry: m.onsite_group,
    struck: m.onsite_struck,
    source: m.onsite_field_source,
    taken: m.onsite_field_taken,
    at: m.onsite_roll_call_time,
    state: m.onsite_field_state,
    note: m.onsite_note,
  };
  const part = fields[field]?.();
  return part === undefined ? what : `${what}, ${part}`;
}

/** Null where this version cannot read the value. */
export function conflictValueWords(
  record: RecordKey,
  field: string,
  value: unknown,
): string | null {
  const { kind } = recordParts(record);
  if (markColumn(field) !== null) return markValueWords(kind, field, value);
  switch (`${kind} ${field}`) {
    case 'dossier entry': {
      const entry = dossierFields.entry.safeParse(value).data;
      return entry === undefined
        ? null
        : `${entry.code}, ${entry.group === '' ? m.onsite_no_group() : entry.group}`;
    }
    case 'dossier struck':
    case 'register struck':
      return value === null || value === false ? m.onsite_not_struck() : m.onsite_struck();
    case 'feed source': {
      const source = feedFields.source.safeParse(value).data;
      if (source === undefined) return null;
      if (source === null) return m.onsite_feed_remove_short();
      return {
        register: m.onsite_item_register,
        'roll-call': m.onsite_item_roll_call,
        interviews: m.onsite_item_interviews,
      }[source.type]();
    }
    case 'feed taken': {
      const taken = feedFields.taken.safeParse(value).data;
      if (taken === undefined) return null;
      return taken === null ? m.onsite_not_taken() : `${taken.part}/${taken.whole}`;
    }
    case 'observation state': {
      const state = observationFields.state.safeParse(value).data;
      if (state === undefined) return null;
      return state === 'in-order' ? m.onsite_in_order() : m.onsite_not_in_order();
    }
    case 'draw drawn': {
      const drawn = drawFields.drawn.safeParse(value).data;
      return drawn === undefined ? null : `${m.onsite_fact_seed()}: ${drawn.seed}`;
    }
    case 'interview when': {
      const when = interviewFields.when.safeParse(value).data;
      return when === undefined ? null : formatDate(when.day);
    }
    default:
      if (typeof value !== 'string') return null;
      if (value === '') return m.fill_not_entered();
      return field === 'at' ? value.replace('T', ' ') : value;
  }
}

function markValueWords(kind: string, field: string, value: unknown): string | null {
  switch (kind) {
    case 'dossier': {
      const mark = dossierFields.mark.safeParse(value);
      return mark.success ? markWords(mark.data) : null;
    }
    case 'person': {
      const presence = personFields.mark.safeParse(value);
      return presence.success ? presenceWords(presence.data) : null;
    }
    default:
      return optionWords(field, value);
  }
}

function optionWords(field: string, value: unknown): string | null {
  if (value === null) return m.onsite_ask_skip();
  const question = interviewQuestions.find(({ id }) => id === markColumn(field));
  const option = question?.options.find(({ id }) => id === value);
  return option === undefined ? null : labelText(option.label);
}
