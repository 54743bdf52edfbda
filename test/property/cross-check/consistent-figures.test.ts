import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checklistSchema } from '#domain/checklist/definition.ts';
import { judgeStatedPercent } from '#domain/checklist/stated-percent.ts';
import { findPairs } from '#domain/cross-check/find-pairs.ts';
import type { CheckFacts, Figure } from '#domain/cross-check/outcome.ts';
import { openChecklists } from '../../support/checklist/scenario.ts';
import { propertyRun } from '../checklist/property-run.ts';

/** Code of each figure; `resolved` and `pending` are stated sums. */
const codes = {
  ...{ carriedOver: 'E01', received: 'E02', early: 'E03', onTime: 'E04', late: 'E05' },
  ...{ pendingInTime: 'E06', pendingOverdue: 'E07', returned: 'E08' },
  ...{ resolved: 'E09', pending: 'E10' },
} as const;
type Name = keyof typeof codes;
type Dossiers = Readonly<Record<Name, bigint>>;
const names = Object.keys(codes) as Name[];
const STATED = 'E11';

/** The model: what each check says, told a second time in BigInt. */
const equalities: Readonly<Record<string, readonly [readonly Name[], readonly Name[]]>> = {
  'can-doi': [
    ['carriedOver', 'received'],
    ['resolved', 'pending', 'returned'],
  ],
  'da-giai-quyet': [['resolved'], ['early', 'onTime', 'late']],
  'dang-giai-quyet': [['pending'], ['pendingInTime', 'pendingOverdue']],
  'tung-loai': [
    ['carriedOver', 'received'],
    ['early', 'onTime', 'late', 'pendingInTime', 'pendingOverdue', 'returned'],
  ],
};
const limits: Readonly<Record<string, readonly [Name, Name]>> = {
  tre: ['late', 'resolved'],
  'qua-han': ['pendingOverdue', 'pending'],
};

const title = { vi: 'Hồ sơ', en: 'Dossiers' };
const toCodes = (figures: readonly Name[]) => figures.map((name) => codes[name]);
const checklist = checklistSchema.parse({
  ...{ id: 'ho-so', letter: 'E', title, shortTitle: title, version: '2026.1' },
  sections: [
    {
      ...{ id: 'chung', title },
      items: [...Object.values(codes), STATED].map((code) => ({
        ...{ code, type: code === STATED ? 'percentage' : 'count', text: { vi: code } },
        ...{ lookAt: { vi: 'Báo cáo' }, severity: 'major', legal: [] },
      })),
    },
  ],
  checks: [
    ...Object.entries(equalities).map(([id, [left, right]]) => ({
      ...{ kind: 'sum', id, rule: 'R1', title: { vi: id } },
      ...{ left: toCodes(left), right: toCodes(right) },
    })),
    ...Object.entries(limits).map(([id, [small, large]]) => ({
      ...{ kind: 'at-most', id, rule: 'R5', title: { vi: id } },
      ...{ small: codes[small], large: codes[large] },
    })),
    {
      ...{ kind: 'percent', id: 'dung-han', rule: 'R4', title: { vi: 'Đúng hạn' } },
      ...{ part: toCodes(['early', 'onTime']), whole: codes.resolved, stated: STATED },
    },
  ],
});

interface Percent {
  readonly units: bigint;
  readonly scale: number;
}

/** Half up: the largest u with 2 u whole <= 200 part 10^scale + whole. */
const roundHalfUp = (part: bigint, whole: bigint, scale: number): bigint =>
  (200n * part * 10n ** BigInt(scale) + whole) / (2n * whole);
const cutOff = (part: bigint, whole: bigint, scale: number): bigint =>
  (100n * part * 10n ** BigInt(scale)) / whole;

/** "100 %" of what is not all, "0 %" of what is not none. */
const saysTooMuch = (part: bigint, whole: bigint, { units, scale }: Percent): boolean =>
  (units === 0n && part > 0n) || (units === 100n * 10n ** BigInt(scale) && part < whole);

function inWords({ units, scale }: Percent): string {
  const digits = String(units).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
}

const addUp = (dossiers: Dossiers, figures: readonly Name[]): bigint =>
  figures.reduce((total, name) => total + dossiers[name], 0n);

function modelStates(dossiers: Dossiers, stated: Percent | null): Record<string, string> {
  const word = (right: boolean) => (right ? 'holds' : 'fails');
  const onTime = dossiers.early + dossiers.onTime;
  const { resolved } = dossiers;
  const states: Record<string, string> = {};
  for (const [id, [left, right]] of Object.entries(equalities)) {
    states[id] = word(addUp(dossiers, left) === addUp(dossiers, right));
  }
  for (const [id, [small, large]] of Object.entries(limits)) {
    states[id] = word(dossiers[small] <= dossiers[large]);
  }
  states['dung-han'] =
    stated === null
      ? 'silent'
      : word(
          resolved > 0n &&
            roundHalfUp(onTime, resolved, stated.scale) === stated.units &&
            !saysTooMuch(onTime, resolved, stated),
        );
  return states;
}

function engineStates(
  dossiers: Dossiers,
  stated: Percent | null,
  blank: readonly Name[] = [],
  asked = checklist,
): Record<string, string> {
  const visit = openChecklists(asked);
  for (const name of names) {
    if (!blank.includes(name)) visit.answer(codes[name], String(dossiers[name]));
  }
  if (stated !== null) visit.answer(STATED, inWords(stated));
  return Object.fromEntries(
    visit
      .outcomes()
      .map(({ source, state }) => [source.type === 'check' ? source.id : source.code, state]),
  );
}

/** The same, with every figure of a sum among those that may be blank. */
const mayBeBlank = checklistSchema.parse({
  ...checklist,
  checks: checklist.checks?.map((check) =>
    check.kind === 'sum' ? { ...check, optional: [...check.left, ...check.right] } : check,
  ),
});

const failing = (states: Readonly<Record<string, string>>) =>
  Object.keys(states).filter((id) => states[id] === 'fails');

const figure = fc.oneof(
  fc.bigInt({ min: 0n, max: 9n }),
  fc.bigInt({ min: 0n, max: 99_999n }),
  fc.bigInt({ min: 0n, max: 10n ** 15n }),
);

/** What is true of an office that counts rightly; nothing stated of no dossier, or where only digits that are left out make it all or none. */
const consistent = fc
  .record({
    ...{ early: figure, onTime: figure, late: figure, returned: figure },
    ...{ pendingInTime: figure, pendingOverdue: figure },
    ...{ share: fc.bigInt({ min: 0n, max: 100n }), scale: fc.integer({ min: 0, max: 2 }) },
  })
  .map(({ share, scale, ...counted }) => {
    const resolved = counted.early + counted.onTime + counted.late;
    const pending = counted.pendingInTime + counted.pendingOverdue;
    const all = resolved + pending + counted.returned;
    const carriedOver = (all * share) / 100n;
    const dossiers: Dossiers = {
      ...counted,
      ...{ resolved, pending, carriedOver, received: all - carriedOver },
    };
    const onTime = counted.early + counted.onTime;
    const rounded = (): Percent => ({ units: roundHalfUp(onTime, resolved, scale), scale });
    const stated = resolved === 0n || saysTooMuch(onTime, resolved, rounded()) ? null : rounded();
    return { dossiers, stated };
  });

const amount = fc
  .oneof(fc.constantFrom(1n, -1n), fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n }))
  .filter((by) => by !== 0n);
/** No figure is below 0: what cannot be taken away is added. */
const shift = (value: bigint, by: bigint) => (value + by < 0n ? value - by : value + by);

describe('figures of dossiers', () => {
  test('consistent ones: every check holds', () => {
    fc.assert(
      fc.property(consistent, ({ dossiers, stated }) => {
        const states = engineStates(dossiers, stated);
        expect(failing(states)).toEqual([]);
        expect(states).toEqual(modelStates(dossiers, stated));
        expect(new Set(Object.values(states))).toEqual(
          new Set(stated === null ? ['holds', 'silent'] : ['holds']),
        );
      }),
      propertyRun,
    );
  });

  test('consistent ones, written down so far as one has come: no check fails', () => {
    fc.assert(
      fc.property(consistent, fc.subarray(names), ({ dossiers, stated }, blank) => {
        expect(failing(engineStates(dossiers, stated, blank))).toEqual([]);
        expect(failing(engineStates(dossiers, stated, blank, mayBeBlank))).toEqual([]);
      }),
      propertyRun,
    );
  });

  test('one figure off: exactly the sums that read it fail, the rest is what its own numbers say', () => {
    fc.assert(
      fc.property(
        consistent,
        fc.constantFrom(...names),
        amount,
        ({ dossiers, stated }, name, by) => {
          const perturbed = { ...dossiers, [name]: shift(dossiers[name], by) };
          const states = engineStates(perturbed, stated);
          expect(states).toEqual(modelStates(perturbed, stated));
          const reading = Object.entries(equalities).filter(([, sides]) =>
            sides.flat().includes(name),
          );
          expect(failing(states).filter((id) => id in equalities)).toEqual(
            reading.map(([id]) => id),
          );
          for (const [id, sides] of Object.entries(limits)) {
            if (!sides.includes(name)) expect(states[id]).toBe('holds');
          }
          if (!['early', 'onTime', 'resolved'].includes(name)) {
            expect(states['dung-han']).not.toBe('fails');
          }
        },
      ),
      propertyRun,
    );
  });

  test('the stated percentage off: it alone fails', () => {
    fc.assert(
      fc.property(consistent, amount, ({ dossiers, stated }, by) => {
        fc.pre(stated !== null);
        const perturbed = { ...stated, units: shift(stated.units, by) };
        expect(failing(engineStates(dossiers, perturbed))).toEqual(['dung-han']);
      }),
      propertyRun,
    );
  });
});

describe('pairs that do give a percentage', () => {
  const small = fc.record({
    value: fc.integer({ min: 0, max: 60 }).map(String),
    checklistId: fc.constantFrom('huyen', 'xa', 'khac'),
  });
  const toFigure = (
    { value, checklistId }: { value: string; checklistId: string },
    index: number,
  ): Figure => ({
    ...{ ref: `E${String(index + 10)}`, code: null, item: null, member: null, unit: null },
    ...{ checklistId, value, type: 'count', hedge: null, assumed: false, per: null },
  });

  const asked = fc
    .record({
      reported: fc.array(small, { minLength: 2, maxLength: 9 }),
      part: fc.array(fc.nat(), { minLength: 1, maxLength: 2 }),
      whole: fc.array(fc.nat(), { minLength: 1, maxLength: 2 }),
      meant: fc.tuple(fc.nat(), fc.nat()),
      scale: fc.integer({ min: 0, max: 2 }),
      cut: fc.boolean(),
      any: fc.option(fc.bigInt({ min: 0n, max: 12_000n }), { freq: 3 }),
    })
    .map(({ reported: values, part, whole, meant, scale, cut, any }) => {
      const reported = values.map(toFigure);
      const pick = (index: number) => reported[index % reported.length] as Figure;
      const [over, under] = meant.map((index) => BigInt(pick(index).value)) as [bigint, bigint];
      const given = (cut ? cutOff : roundHalfUp)(over, under === 0n ? 1n : under, scale);
      return { reported, part: part.map(pick), whole: whole.map(pick), units: any ?? given, scale };
    });

  const total = (figures: readonly Figure[]) =>
    figures.reduce((sum, { value }) => sum + BigInt(value), 0n);

  /** All pairs of two unlike values, tried one by one. */
  function tryAll({ part, whole, reported }: Facts, { units, scale }: Percent) {
    if (units === 0n || units === 100n * 10n ** BigInt(scale)) return [];
    const related = new Set([...part, ...whole].map(({ checklistId }) => checklistId));
    const isRelated = ({ checklistId }: Figure) => related.has(checklistId);
    const named = reported.filter((one) => {
      const alike = reported.filter(({ value }) => value === one.value);
      return one.value !== '0' && one === (alike.find(isRelated) ?? alike[0]);
    });
    return named
      .flatMap((above) =>
        named
          .filter((below) => below !== above)
          .flatMap((below) => {
            const [p, w] = [BigInt(above.value), BigInt(below.value)];
            const isRounded = roundHalfUp(p, w, scale) === units;
            if (!isRounded && cutOff(p, w, scale) !== units) return [];
            const [ownPart, ownWhole] = [p === total(part), w === total(whole)];
            if (ownPart && ownWhole) return [];
            const shares = ownPart ? 'part' : ownWhole ? 'whole' : null;
            const strangers = [above, below].filter((one) => !isRelated(one)).length;
            return [{ part: above, whole: below, truncated: !isRounded, shares, strangers }];
          }),
      )
      .map((pair, order) => ({ ...pair, order }))
      .toSorted(
        (a, b) =>
          byShare(a.shares) - byShare(b.shares) ||
          Number(a.truncated) - Number(b.truncated) ||
          a.strangers - b.strangers ||
          a.order - b.order,
      )
      .slice(0, 5)
      .map(({ part: over, whole: under, truncated, shares }) => ({
        ...{ part: over, whole: under, truncated, shares },
      }));
  }
  interface Facts {
    readonly part: readonly Figure[];
    readonly whole: readonly Figure[];
    readonly reported: readonly Figure[];
  }
  const byShare = (shares: string | null) => ['part', 'whole', null].indexOf(shares);

  test('are those that are found when all are tried', () => {
    let [found, cut] = [0, 0];
    fc.assert(
      fc.property(asked, ({ reported, part, whole, units, scale }) => {
        const stated: Figure = {
          ...toFigure({ value: inWords({ units, scale }), checklistId: 'huyen' }, 0),
          ...{ checklistId: part[0]?.checklistId ?? null, type: 'percent' },
        };
        const exactly = (figures: readonly Figure[]) => ({
          ...{ value: String(total(figures)), hedge: null },
        });
        const facts: Extract<CheckFacts, { kind: 'percent' }> = {
          ...{ kind: 'percent', part, whole, stated },
          percent: judgeStatedPercent(exactly(part), exactly(whole), stated),
        };
        const pairs = findPairs(facts, reported);
        expect(pairs).toEqual(tryAll({ part, whole, reported }, { units, scale }));
        found += pairs.length > 0 ? 1 : 0;
        cut += pairs.some(({ truncated }) => truncated) ? 1 : 0;
        expect(findPairs({ ...facts, stated: { ...stated, hedge: 'over' } }, reported)).toEqual([]);
      }),
      propertyRun,
    );
    expect(found).toBeGreaterThan(propertyRun.numRuns / 10);
    expect(cut).toBeGreaterThan(0);
  });
});
