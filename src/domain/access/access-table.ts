/**
 * Who may write what, as data: scope kind by record kind by field. Client and server read this one
 * table; what it does not name is forbidden. Reading is by scope (see `scope-access.ts`), except
 * that a unit reads of `followup` only what is in its view (S21).
 */
import type { z } from 'zod';
import { followupRecords } from '#domain/followup/records.ts';
import { onSiteFieldName } from '#domain/on-site/records.ts';
import { deletedField } from '#domain/sync/fold.ts';
import type { ScopeKind } from '#domain/sync/scope.ts';
import { cellColumn, visitRecords } from '#domain/visit/records.ts';
import { deletionSchema } from './deletion.ts';

/** What an account is in one scope. Accounts and offices come from the directory, never from a change. */
export const scopeRoles = ['lead', 'deputy', 'secretary', 'member', 'unit'] as const;
export type ScopeRole = (typeof scopeRoles)[number];

export interface FieldRule {
  /** The shape of the field's value; another shape is held as `invalid`. */
  readonly value: z.ZodType;
  readonly write: readonly ScopeRole[];
  /**
   * Takes effect only when pushed as `mine` from the own session of one who may write it (S19);
   * until then it is held as `unconfirmed`.
   */
  readonly reserved: boolean;
}

export type KindRules = Readonly<Record<string, FieldRule>>;

const delegation = ['lead', 'deputy', 'secretary', 'member'] as const;
const compilers = ['lead', 'deputy', 'secretary'] as const;
const heads = ['lead', 'deputy'] as const;

/** Every field of a kind, and its deletion, may be written by the same roles. */
function openTo(
  roles: readonly ScopeRole[],
  fields: Readonly<Record<string, z.ZodType>>,
  options: { readonly reserved?: readonly string[]; readonly deletable?: boolean } = {},
): KindRules {
  const rules: Record<string, FieldRule> = {};
  for (const [field, value] of Object.entries(fields)) {
    rules[field] = { value, write: roles, reserved: options.reserved?.includes(field) ?? false };
  }
  if (options.deletable ?? true) {
    rules[deletedField] = { value: deletionSchema, write: roles, reserved: false };
  }
  return rules;
}

export const accessTable: Readonly<Record<ScopeKind, Readonly<Record<string, KindRules>>>> = {
  visit: {
    answer: openTo(delegation, visitRecords.answer, { deletable: false }),
    row: openTo(delegation, visitRecords.row),
    check: openTo(delegation, visitRecords.check, { deletable: false }),
    assignment: openTo(compilers, visitRecords.assignment, { deletable: false }),
    photo: openTo(delegation, visitRecords.photo),
    finding: openTo(delegation, visitRecords.finding),
    explanation: openTo(delegation, visitRecords.explanation),
    statement: openTo(compilers, visitRecords.statement),
    recommendation: openTo(compilers, visitRecords.recommendation),
    notice: openTo(compilers, visitRecords.notice, { deletable: false }),
    // What was drawn, and what it was drawn from, stays to be checked: nobody deletes it.
    register: openTo(delegation, visitRecords.register, { deletable: false }),
    dossier: openTo(delegation, visitRecords.dossier, { deletable: false }),
    criterion: openTo(delegation, visitRecords.criterion),
    draw: openTo(delegation, visitRecords.draw, { deletable: false }),
    feed: openTo(delegation, visitRecords.feed, { deletable: false }),
    person: openTo(delegation, visitRecords.person),
    'roll-call': openTo(delegation, visitRecords['roll-call']),
    room: openTo(delegation, visitRecords.room),
    observation: openTo(delegation, visitRecords.observation),
    interview: openTo(delegation, visitRecords.interview),
  },
  followup: {
    conclusion: openTo(['lead'], followupRecords.conclusion, {
      reserved: ['issue', 'source'],
      deletable: false,
    }),
    recommendation: openTo(['lead'], followupRecords.recommendation, {
      reserved: Object.keys(followupRecords.recommendation),
      deletable: false,
    }),
    photo: openTo(['lead'], followupRecords.photo),
    'remedy-photo': openTo(['unit'], followupRecords['remedy-photo']),
    publication: openTo(['lead'], followupRecords.publication, {
      reserved: ['records'],
      deletable: false,
    }),
    acknowledgement: openTo(['unit'], followupRecords.acknowledgement, { deletable: false }),
    response: openTo(['unit'], followupRecords.response, { deletable: false }),
    verdict: openTo(heads, followupRecords.verdict, { reserved: ['verdict'], deletable: false }),
    outcome: openTo(['lead'], followupRecords.outcome, {
      reserved: Object.keys(followupRecords.outcome),
      deletable: false,
    }),
    'report-request': openTo(compilers, followupRecords['report-request'], { deletable: false }),
    'self-report': openTo(['unit'], followupRecords['self-report'], { deletable: false }),
    claim: openTo(['unit'], followupRecords.claim, { deletable: false }),
  },
  // Working notes over several units come with the campaign's conclusion; until then nothing may be written there.
  campaign: {},
};

/**
 * The rule of a field, `undefined` where there is none. Names come from the network: `constructor`
 * and what else every object has by itself are no kinds and no fields.
 */
export function fieldRule(
  scopeKind: ScopeKind,
  recordKind: string,
  field: string,
): FieldRule | undefined {
  const kinds = accessTable[scopeKind];
  const fields = Object.hasOwn(kinds, recordKind) ? kinds[recordKind] : undefined;
  if (fields === undefined) return undefined;
  // The cells of a row, whatever the columns of its table are called, share the rule of `cell`.
  const name =
    recordKind === 'row' && cellColumn(field) !== null
      ? 'cell'
      : onSiteFieldName(recordKind, field);
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Every field that this version understands, as one text: where it is another, what it knows is folded otherwise (S9). */
export function knownFields(): string {
  const names = Object.entries(accessTable).flatMap(([scopeKind, kinds]) =>
    Object.entries(kinds).flatMap(([kind, fields]) =>
      Object.keys(fields).map((field) => `${scopeKind} ${kind} ${field}`),
    ),
  );
  return names.toSorted().join('\n');
}
