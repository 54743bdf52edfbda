import { cleanup, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { lackingEvidence } from '#domain/checklist/required-evidence.ts';
import { generatedChecklist } from '../../support/checklist/generated-checklist.ts';
import { openFillPage } from './open-fill-page.tsx';

// Every row asks this once when it is drawn.
vi.mock('#domain/checklist/required-evidence.ts', async (original) => {
  const actual = await original<{ lackingEvidence: typeof lackingEvidence }>();
  return { ...actual, lackingEvidence: vi.fn(actual.lackingEvidence) };
});
// And every section asks this for its title.
vi.mock('#client/form/label-text.ts', async (original) => {
  const actual = await original<{ labelText: (label: { readonly vi: string }) => string }>();
  return { ...actual, labelText: vi.fn(actual.labelText) };
});

vi.setConfig({ testTimeout: 30_000 });
beforeAll(() => {
  HTMLElement.prototype.scrollIntoView = () => {};
});
afterEach(cleanup);

it('draws only the row of the answer anew, on the tap and on the news from the store', async () => {
  const { user, row } = await openFillPage();
  await user.click(row('C17').getByRole('radio', { name: 'Đạt' }));
  await row('C17').findByRole('img', { name: 'Đạt' });
  vi.mocked(lackingEvidence).mockClear();
  await user.click(row('C17').getByRole('radio', { name: 'Một phần' }));
  await row('C17').findByRole('img', { name: 'Một phần' });
  const drawn = new Set(vi.mocked(lackingEvidence).mock.calls.map(([item]) => item.code));
  expect([...drawn]).toEqual(['C17']);
});

it('draws one row and one section anew of five hundred items', async () => {
  const { labelText } = await import('#client/form/label-text.ts');
  const checklist = generatedChecklist({ items: 500, seed: 7 });
  const { user, row } = await openFillPage(checklist);
  const item = checklist.sections[0]?.items.find(({ type }) => type === 'compliance');
  const code = item?.code ?? '';
  await user.click(row(code).getByRole('radio', { name: 'Đạt' }));
  await row(code).findByRole('img', { name: 'Đạt' });
  for (const mock of [lackingEvidence, labelText]) vi.mocked(mock).mockClear();
  await user.click(row(code).getByRole('radio', { name: 'Một phần' }));
  await waitFor(() => expect(row(code).getByRole('img', { name: 'Một phần' })).toBeTruthy());
  const drawn = new Set(vi.mocked(lackingEvidence).mock.calls.map(([{ code: of }]) => of));
  expect([...drawn]).toEqual([code]);
  const titles = checklist.sections.map(({ title }) => title.vi);
  const asked = vi.mocked(labelText).mock.calls.map(([label]) => label.vi);
  expect(titles.filter((title) => asked.includes(title))).toEqual([titles[0]]);
});
