import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessTable, scopeRoles, type ScopeRole } from '#domain/access/access-table.ts';
import { isKnownField, judgeChange, mayWrite } from '#domain/access/judge-change.ts';
import { followupRecords } from '#domain/followup/records.ts';
import { deletedField } from '#domain/sync/fold.ts';
import { scopeKinds, type ScopeKind } from '#domain/sync/scope.ts';
import { visitRecords } from '#domain/visit/records.ts';
import { propertyRun } from '../../property/checklist/property-run.ts';
import { sampleChange } from '../../support/model/sample-changes.ts';

const rules = scopeKinds.flatMap((scope) =>
  Object.entries(accessTable[scope]).flatMap(([kind, fields]) =>
    Object.entries(fields).map(([field, rule]) => ({ scope, kind, field, rule })),
  ),
);

const judge = (
  at: { readonly scope: ScopeKind; readonly kind: string; readonly field: string },
  role: ScopeRole | null,
  mine: boolean,
  value: string | null = 'x',
) =>
  judgeChange(
    sampleChange({
      id: 1,
      value,
      scope: `${at.scope}/v1`,
      record: `${at.kind}:r1`,
      field: at.field,
    }),
    role,
    mine,
  );

describe('S10: access is a table of role by scope kind by record kind by field', () => {
  it('has a rule for every field of every kind, and for no kind that has no shape', () => {
    for (const [scope, records] of [
      ['visit', visitRecords],
      ['followup', followupRecords],
    ] as const) {
      expect(Object.keys(accessTable[scope]).toSorted()).toEqual(Object.keys(records).toSorted());
      for (const [kind, fields] of Object.entries(records)) {
        const named = Object.keys(accessTable[scope][kind] ?? {}).filter(
          (field) => field !== deletedField,
        );
        expect(named.toSorted()).toEqual(Object.keys(fields).toSorted());
      }
    }
    expect(rules.length).toBeGreaterThan(50);
  });

  it('forbids whatever it does not name, to everyone', () => {
    const name = fc.stringMatching(/^[a-z][a-z]{0,12}$/);
    const kind = fc.oneof(name, fc.constantFrom(...rules.map((rule) => rule.kind)));
    const field = fc.oneof(name, fc.constantFrom(...rules.map((rule) => rule.field), deletedField));
    const role = fc.constantFrom(null, ...scopeRoles);
    fc.assert(
      fc.property(
        fc.constantFrom(...scopeKinds),
        kind,
        field,
        role,
        fc.boolean(),
        (scope, kind, field, role, mine) => {
          const rule = rules.find(
            (entry) => entry.scope === scope && entry.kind === kind && entry.field === field,
          )?.rule;
          const allowed = rule !== undefined && role !== null && rule.write.includes(role);
          expect(mayWrite(scope, kind, field, role)).toBe(allowed);
          expect(isKnownField(scope, kind, field)).toBe(rule !== undefined);
          if (!allowed) expect(judge({ scope, kind, field }, role, mine).type).toBe('hold');
        },
      ),
      propertyRun,
    );
  });

  it('S8: lets no field be written by both sides', () => {
    const shared = rules.filter(({ rule }) => rule.write.includes('unit') && rule.write.length > 1);
    expect(shared).toEqual([]);
  });

  it('lets a unit write nothing but its own kinds in `followup`', () => {
    const writable = rules.filter(({ rule }) => rule.write.includes('unit'));
    const kinds = new Set(writable.map(({ scope, kind }) => `${scope} ${kind}`));
    expect([...kinds].toSorted()).toEqual([
      'followup acknowledgement',
      'followup claim',
      'followup remedy-photo',
      'followup response',
      'followup self-report',
    ]);
  });

  it('S19: reserves publishing, issuing and verdicts', () => {
    const reserved = rules
      .filter(({ rule }) => rule.reserved)
      .map(({ kind, field }) => `${kind}.${field}`);
    expect(reserved).toEqual(
      expect.arrayContaining(['publication.records', 'conclusion.issue', 'verdict.verdict']),
    );
    for (const { rule } of rules) if (rule.reserved) expect(rule.write).not.toContain('unit');
  });
});

describe('S18, S19: what the server cannot take is held with its reason', () => {
  const note = { scope: 'visit', kind: 'answer', field: 'note' } as const;
  const issue = { scope: 'followup', kind: 'publication', field: 'records' } as const;
  it.each([
    ['a scope that is not its own', judge(note, null, true), 'forbidden'],
    ['a kind that is unknown', judge({ ...note, kind: 'later' }, 'lead', true), 'unknown-kind'],
    ['a field that is unknown', judge({ ...note, field: 'later' }, 'lead', true), 'unknown-kind'],
    ['a role that may not', judge(note, 'unit', true), 'forbidden'],
    ['a value of another shape', judge(note, 'member', false, null), 'invalid'],
    ['reserved, relayed by one who might write it', judge(issue, 'lead', false), 'unconfirmed'],
    ['reserved, from one who may not', judge(issue, 'member', true), 'unconfirmed'],
  ] as const)('%s: %#', (_title, judgement, code) => {
    expect(judgement).toEqual({ type: 'hold', code });
  });

  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])(
    'a name that every object has by itself is no kind and no field: %s',
    (name) => {
      const unknown = { type: 'hold', code: 'unknown-kind' };
      expect(judge({ ...note, field: name }, 'lead', true)).toEqual(unknown);
      expect(judge({ ...note, kind: 'constructor', field: name }, 'lead', true)).toEqual(unknown);
      expect(isKnownField('visit', 'answer', name)).toBe(false);
      expect(mayWrite('visit', 'answer', name, 'lead')).toBe(false);
    },
  );

  it('tells nobody by its verdict whether a foreign scope, kind or field exists', () => {
    for (const at of [note, issue, { ...note, kind: 'later' }]) {
      expect(judge(at, null, true)).toEqual({ type: 'hold', code: 'forbidden' });
    }
  });

  it('takes a relayed change of an open field, and a reserved one from its role’s own session', () => {
    expect(judge(note, 'member', false)).toEqual({ type: 'accept' });
    const records = sampleChange({
      ...{ id: 1, scope: 'followup/v1', record: 'publication:p1', field: 'records' },
      value: ['conclusion:c1'],
    });
    expect(judgeChange(records, 'lead', true)).toEqual({ type: 'accept' });
  });
});
