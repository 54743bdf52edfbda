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

/** How far the page is scrolled, in px. */
let scrolled = 0;
const rowHeight = 100;

/** The simulated browser lays nothing out: here rows lie one below the other, and nothing between them. */
function layOut(this: Element): DOMRect {
  if (this.tagName === 'OL') return new DOMRect(0, -scrolled, 0, items.length * rowHeight);
  const own = this.getAttribute('aria-posinset');
  const position = Number(own ?? this.nextElementSibling?.getAttribute('aria-posinset') ?? 1);
  return new DOMRect(0, (position - 1) * rowHeight - scrolled, 0, own === null ? 0 : rowHeight);
}

/** Scrolls until the row is at the top of the screen. */
async function scrollTo(code: string) {
  const row = document.querySelector(`[data-item=${code}]`);
  scrolled += row?.getBoundingClientRect().top ?? 0;
  await act(async () => void globalThis.dispatchEvent(new Event('scroll')));
}

// Five hundred rows in a simulated browser on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

beforeAll(() => {
  HTMLElement.prototype.scrollIntoView = () => {};
});
beforeEach(() => {
  sessionStorage.clear();
  scrolled = 0;
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(layOut);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
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
  await scrollTo(code);
  expect(row(code).getByRole('radio', { name: 'Đạt' })).toBeTruthy();
  // A screen away it stays, further it goes.
  const after = (rows: number) => items[items.findIndex((item) => item.code === code) + rows];
  await scrollTo(after(7)?.code ?? '');
  expect(row(code).getByRole('radio', { name: 'Đạt' })).toBeTruthy();
  await scrollTo(after(12)?.code ?? '');
  expect(row(code).queryByRole('radio', { name: 'Đạt' })).toBeNull();
  expect(view.container.querySelector<HTMLElement>(`[data-item=${code}]`)?.style.height).toBe(
    '100px',
  );
});

it('draws what lies on the screen when rows of the same height take the place of others', async () => {
  const { view, user } = await openLong();
  await user.click(screen.getByRole('button', { name: 'Tìm mục' }));
  const box = screen.getByRole('searchbox', { name: 'Tìm mục' });
  const shown = () =>
    [...view.container.querySelectorAll<HTMLElement>('[data-item]')].map(
      (row) => row.dataset['item'],
    );
  await user.type(box, 'z2');
  await scrollTo(shown()[60] ?? '');
  await user.type(box, '{Backspace}3');
  await waitFor(() => expect(drawn(view.container)).toContain(rowAt(shown()[62])), {
    timeout: 15_000,
  });
});

const rowAt = (code = '') => document.querySelector(`[data-item=${code}]`);

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

/** A row to type in, and one to tap on that is near it, but not where one works at the first. */
function twoRows() {
  const code = firstOf('count', 100);
  return [code, firstOf('compliance', items.findIndex((item) => item.code === code) + 10)] as const;
}
const far = firstOf('compliance', 300);

it('keeps what was typed and cannot be stored while its row is not drawn', async () => {
  const { user, row, saves } = await openLong();
  const [code, elsewhere] = twoRows();
  await scrollTo(code);
  await user.type(row(code).getByRole('textbox'), '98/952');
  await user.click(row(elsewhere).getByRole('radio', { name: 'Đạt' }));
  await row(code).findByRole('alert');
  await scrollTo(far);
  expect(row(code).queryByRole('textbox')).toBeNull();
  await scrollTo(code);
  expect(row(code).getByRole<HTMLInputElement>('textbox').value).toBe('98/952');
  expect(saves.flat().map(({ record }) => record)).toEqual([answerKey(checklist.id, elsewhere)]);
});

it('stores what was typed a moment before its row left', async () => {
  const { user, row, saves } = await openLong();
  const [code, elsewhere] = twoRows();
  await scrollTo(code);
  await user.type(row(code).getByRole('textbox'), '952');
  await act(async () => row(elsewhere).getByRole('radio', { name: 'Đạt' }).focus());
  await scrollTo(far);
  expect(row(code).queryByRole('textbox')).toBeNull();
  expect(saves.flat().map(({ value }) => value)).toEqual([{ kind: 'count', counts: ['952'] }]);
  await scrollTo(code);
  expect(row(code).getByRole<HTMLInputElement>('textbox').value).toBe('952');
});

it('never takes the row away in which one writes', async () => {
  const { user, row } = await openLong();
  const code = firstOf('count', 100);
  await scrollTo(code);
  await user.type(row(code).getByRole('textbox'), '95');
  await scrollTo(far);
  expect(row(far).getByRole('radio', { name: 'Đạt' })).toBeTruthy();
  await user.keyboard('2');
  expect(row(code).getByRole<HTMLInputElement>('textbox').value).toBe('952');
  // And Tab finds its neighbours.
  const at = items.findIndex((item) => item.code === code);
  for (const neighbour of [items[at - 1], items[at + 1]])
    expect(row(neighbour?.code ?? '').getByText(neighbour?.text.vi ?? '')).toBeTruthy();
});
