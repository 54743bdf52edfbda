/** A checklist of 500 items on the page: few rows are drawn, and nobody notices. */
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { answerKey } from '#domain/visit/visit-answers.ts';
import { generatedChecklist } from '../../support/checklist/generated-checklist.ts';
import { openFillPage } from './open-fill-page.tsx';
import { colleagueId } from './sample-visit.ts';

const checklist = generatedChecklist({ items: 500, seed: 7 });
const items = checklist.sections.flatMap((section) => section.items);
const firstOf = (type: string, from: number) => {
  const found = items.findIndex((item, index) => index >= from && item.type === type);
  return items[found]?.code ?? '';
};

/** Tells the page which rows came near the viewport or left it, as the browser does. */
let pass: (passed: Readonly<Record<string, boolean>>) => Promise<void>;

// Five hundred rows in a simulated browser on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

beforeAll(() => {
  HTMLElement.prototype.scrollIntoView = () => {};
});
beforeEach(() => {
  sessionStorage.clear();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: IntersectionObserverCallback) {
        pass = (passed) =>
          act(async () =>
            callback(
              Object.entries(passed).map(
                ([code, isIntersecting]) =>
                  ({
                    target: document.querySelector(`[data-item=${code}]`),
                    isIntersecting,
                    boundingClientRect: { height: 100 },
                  }) as unknown as IntersectionObserverEntry,
              ),
              this as unknown as IntersectionObserver,
            ),
          );
      }
      observe() {}
      unobserve() {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const drawn = (container: HTMLElement) => [
  ...container.querySelectorAll<HTMLElement>(
    '[data-item]:has(h3, [role=group], [role=radiogroup])',
  ),
];

/** The page with its whole list; what one sees first is a beginning of it. */
async function openLong() {
  const page = await openFillPage(checklist);
  const rows = () => page.view.container.querySelectorAll('[data-item]').length;
  await waitFor(() => expect(rows()).toBe(items.length), { timeout: 20_000 });
  return page;
}

it('lists every item in its place and draws a screen of them', async () => {
  const { view } = await openLong();
  const rows = [...view.container.querySelectorAll<HTMLElement>('[data-item]')];
  expect(rows.map((row) => row.dataset['item'])).toEqual(items.map(({ code }) => code));
  expect(rows.map((row) => row.getAttribute('aria-posinset'))).toEqual(
    items.map((_, index) => String(index + 1)),
  );
  expect(new Set(rows.map((row) => row.getAttribute('aria-setsize')))).toEqual(new Set(['500']));
  expect(drawn(view.container).length).toBeGreaterThan(3);
  expect(drawn(view.container).length).toBeLessThan(20);
  expect(view.container.querySelectorAll('*').length).toBeLessThan(1500);
  // What is not drawn can still be read out and found by the browser's own search.
  expect(rows.at(-1)?.textContent).toBe(`Z500. ${items.at(-1)?.text.vi}`);
});

it('draws what comes near, lets it go again and keeps its place', async () => {
  const { view, row } = await openLong();
  const code = firstOf('compliance', 300);
  expect(row(code).queryByRole('radio', { name: 'Đạt' })).toBeNull();
  await pass({ [code]: true });
  expect(row(code).getByRole('radio', { name: 'Đạt' })).toBeTruthy();
  await pass({ [code]: false });
  expect(row(code).queryByRole('radio', { name: 'Đạt' })).toBeNull();
  expect(view.container.querySelector<HTMLElement>(`[data-item=${code}]`)?.style.height).toBe(
    '100px',
  );
});

it('draws the next gap and gives it the focus, however far it is', async () => {
  const { user, arrive, row } = await openLong();
  const last = firstOf('compliance', 460);
  await act(async () => {
    for (const { code } of items) {
      if (code === last) continue;
      const value = { kind: 'na' } as const;
      arrive({ record: answerKey(checklist.id, code), field: 'value', value, by: colleagueId });
    }
  });
  await user.click(screen.getByText(`Chưa trả lời: ${last}`));
  await waitFor(() =>
    expect(document.activeElement).toBe(row(last).getByRole('radio', { name: 'Đạt' })),
  );
});

it('draws what a search finds', async () => {
  const { user, row } = await openLong();
  await user.click(screen.getByRole('button', { name: 'Tìm mục' }));
  await user.type(screen.getByRole('searchbox', { name: 'Tìm mục' }), 'z48');
  const code = firstOf('compliance', 479);
  expect(row(code).getByRole('radio', { name: 'Đạt' })).toBeTruthy();
  expect(document.querySelectorAll('[data-item]')).toHaveLength(11);
});

it('begins where the camera was open, far down the list', async () => {
  const code = firstOf('compliance', 400);
  const record = answerKey(checklist.id, code);
  const cameraSlot = { visitId: 'visit-1', record, path: '/visits/visit-1/fill/Z', at: 0 };
  const { row } = await openFillPage(checklist, [], { cameraSlot });
  expect(document.activeElement).toBe(row(code).getByRole('radio', { name: 'Đạt' }));
});

it('keeps what was typed and cannot be stored while its row is not drawn', async () => {
  const { user, row, saves } = await openLong();
  const [code, elsewhere] = [firstOf('count', 100), firstOf('compliance', 300)];
  await pass({ [code]: true, [elsewhere]: true });
  await user.type(row(code).getByRole('textbox'), '98/952');
  await user.click(row(elsewhere).getByRole('radio', { name: 'Đạt' }));
  await row(code).findByRole('alert');
  await pass({ [code]: false });
  expect(row(code).queryByRole('textbox')).toBeNull();
  await pass({ [code]: true });
  expect(row(code).getByRole<HTMLInputElement>('textbox').value).toBe('98/952');
  expect(saves.flat().map(({ record }) => record)).toEqual([answerKey(checklist.id, elsewhere)]);
});

it('stores what was typed a moment before its row left', async () => {
  const { user, row, saves } = await openLong();
  const [code, elsewhere] = [firstOf('count', 100), firstOf('compliance', 300)];
  await pass({ [code]: true, [elsewhere]: true });
  await user.type(row(code).getByRole('textbox'), '952');
  await act(async () => row(elsewhere).getByRole('radio', { name: 'Đạt' }).focus());
  await pass({ [code]: false });
  expect(saves.flat().map(({ value }) => value)).toEqual([{ kind: 'count', counts: ['952'] }]);
  await pass({ [code]: true });
  expect(row(code).getByRole<HTMLInputElement>('textbox').value).toBe('952');
});

it('never takes the row away in which one writes', async () => {
  const { user, row } = await openLong();
  const code = firstOf('count', 100);
  await pass({ [code]: true });
  await user.type(row(code).getByRole('textbox'), '95');
  await pass({ [code]: false });
  await user.keyboard('2');
  expect(row(code).getByRole<HTMLInputElement>('textbox').value).toBe('952');
  // And Tab finds its neighbours.
  const at = items.findIndex((item) => item.code === code);
  for (const neighbour of [items[at - 1], items[at + 1]])
    expect(row(neighbour?.code ?? '').getByText(neighbour?.text.vi ?? '')).toBeTruthy();
});
