import { cleanup } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { lackingEvidence } from '#domain/checklist/required-evidence.ts';
import { openFillPage } from './open-fill-page.tsx';

// Every row asks this once when it is drawn.
vi.mock('#domain/checklist/required-evidence.ts', async (original) => {
  const actual = await original<{ lackingEvidence: typeof lackingEvidence }>();
  return { ...actual, lackingEvidence: vi.fn(actual.lackingEvidence) };
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
