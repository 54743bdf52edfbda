import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCalendarDate } from '#domain/checklist/calendar-date.ts';
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import { propertyRun } from './property-run.ts';

test('a date exists when the calendar of the machine gives it back unchanged', () => {
  const year = fc.integer({ min: 1, max: 9999 });
  const date = fc
    .tuple(year, fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }))
    .map(
      ([y, m, d]) =>
        `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
    );
  let existing = 0;
  fc.assert(
    fc.property(date, (text) => {
      const time = Date.parse(`${text}T00:00:00Z`);
      const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
      if (exists) existing += 1;
      expect(isCalendarDate(text)).toBe(exists);
    }),
    propertyRun,
  );
  expect(existing).toBeGreaterThan(propertyRun.numRuns / 4);
});

test('folding for search is stable, blind to case and to the encoding of accents', () => {
  const vietnamese = fc.string({
    unit: fc.constantFrom(...'aáàảãạăắặâấậeéêếệiíoóôốộơớợuúưứựyýđĐÁỆ hHnNtT'.normalize('NFC')),
  });
  fc.assert(
    fc.property(vietnamese, (text) => {
      const folded = foldForSearch(text);
      expect(folded).toMatch(/^[a-z ]*$/);
      expect(foldForSearch(folded)).toBe(folded);
      expect(foldForSearch(text.normalize('NFD').toUpperCase())).toBe(folded);
    }),
    propertyRun,
  );
});
