import { cleanup } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { needsPhoto } from '#domain/checklist/required-evidence.ts';
import { openFillPage } from './open-fill-page.tsx';

// Every row asks this once when it is drawn.
vi.mock('#domain/checklist/required-evidence.ts', async (original) => {
  const actual = await original<{ needsPhoto: typeof needsPhoto }>();
  return { ...actual, needsPhoto: vi.fn(actual.needsPhoto) };
});

afterEach(cleanup);

it('draws only the row of the answer anew, on the tap and on the news from the store', async () => {
  const { user, row } = await openFillPage();
  await user.click(row('C17').getByRole('radio', { name: 'Đạt' }));
  await row('C17').findByRole('img', { name: 'Đạt' });
  vi.mocked(needsPhoto).mockClear();
  await user.click(row('C17').getByRole('radio', { name: 'Một phần' }));
  await row('C17').findByRole('img', { name: 'Một phần' });
  const drawn = new Set(vi.mocked(needsPhoto).mock.calls.map(([item]) => item.code));
  expect([...drawn]).toEqual(['C17']);
});
