/** Words that wait for a button, over a page that goes away, with the product's own store. */
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { useKeptText } from '#client/record/use-kept-text.ts';
import type { Workspace } from '#client/services/app-services.ts';
import { longestTypedText, mostTypedTexts, typedTextTerm } from '#client/store/typed-texts.ts';
import { dropHeld, heldByPage } from '#client/ui/page-hold.ts';
import { openDexieSubject, type DexieSubject } from '../../support/client/dexie-subject.ts';

const patience = { timeout: 15_000 };
const place = 'recommendation:k1 plan';
const words = 'Thay bảng niêm yết trong tuần sau.';

const opened: DexieSubject[] = [];
let now = Date.UTC(2022, 3, 14);
async function open(other?: DexieSubject): Promise<DexieSubject> {
  const subject = other ? await other.secondTab() : await openDexieSubject(() => now);
  opened.push(subject);
  return subject;
}
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});
// Not sooner: a page hears the events of the later ones too.
afterAll(async () => {
  for (const subject of opened) await subject.discard();
});

const typedOf = ({ store }: DexieSubject): Workspace['typed'] => ({
  read: store.readTypedTexts,
  write: store.writeTypedText,
});
/** A page of its own, in which the box is drawn. */
const page = (typed: Workspace['typed']) => {
  const workspace = { typed };
  const { result } = renderHook(() => useKeptText(workspace, place));
  return {
    text: () => result.current.text,
    change: (text: string) => act(() => result.current.change(text)),
    forget: () => act(() => result.current.forget()),
    stored: () => act(() => result.current.stored()),
  };
};
/** The browser hides the page, and takes it away. */
const hide = () => void window.dispatchEvent(new Event('pagehide'));
const kept = (subject: DexieSubject) => subject.store.readTypedTexts();

describe('words that wait for a button', () => {
  it('stand in their box again after the page was dropped, as words that are stored nowhere; never with another account', async () => {
    const first = await open();
    page(typedOf(first)).change(words);
    hide();
    await vi.waitFor(
      async () => expect(await kept(first)).toEqual(new Map([[place, words]])),
      patience,
    );
    cleanup();
    const held = heldByPage().length;
    const again = page(typedOf(await open(first)));
    await vi.waitFor(() => expect(again.text()).toBe(words), patience);
    expect(heldByPage()).toHaveLength(held + 1);
    expect((await first.situation()).changes.all).toBe(0);
    expect(await kept(await open())).toEqual(new Map());
  });

  it.each(['forget', 'stored'] as const)('are gone once they are stored: %s', async (end) => {
    const first = await open();
    const box = page(typedOf(first));
    box.change(words);
    hide();
    await vi.waitFor(async () => expect((await kept(first)).size).toBe(1), patience);
    box[end]();
    hide();
    await vi.waitFor(async () => expect((await kept(first)).size).toBe(0), patience);
    expect(box.text()).toBe(end === 'stored' ? words : '');
  });

  it('are gone when whoever leaves the page gives them up', async () => {
    const first = await open();
    page(typedOf(first)).change(words);
    hide();
    await vi.waitFor(async () => expect((await kept(first)).size).toBe(1), patience);
    dropHeld();
    await vi.waitFor(async () => expect((await kept(first)).size).toBe(0), patience);
  });

  it('do not come over what is typed while they are read', async () => {
    const first = await open();
    await first.store.writeTypedText(place, words);
    const box = page(typedOf(first));
    box.change('Mới');
    await act(() => first.store.readTypedTexts());
    await act(() => new Promise((resolve) => setTimeout(resolve)));
    expect(box.text()).toBe('Mới');
  });

  it('leave the box of a second tab too, once they were stored in the first', async () => {
    const first = await open();
    await first.store.writeTypedText(place, words);
    const second = page(typedOf(await open(first)));
    await vi.waitFor(() => expect(second.text()).toBe(words), patience);
    await first.store.writeTypedText(place, '');
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    await vi.waitFor(() => expect(second.text()).toBe(''), patience);
  });

  it('live as long as the page where the store takes and gives nothing', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const refuse = async () => Promise.reject(new Error('full'));
    const box = page({ read: refuse, write: refuse });
    box.change(words);
    hide();
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2), patience);
    expect(box.text()).toBe(words);
    box.change(`${words} Mai.`);
    expect(box.text()).toBe(`${words} Mai.`);
  });
});

describe('what is kept of them', () => {
  it('is passed over where it cannot be read, or is old', async () => {
    const subject = await open();
    await subject.database.meta.bulkPut([
      { key: 'typed a', value: 'no row' },
      { key: 'typed b', value: { payload: 7, at: now } },
    ]);
    await subject.store.writeTypedText(place, words);
    expect(await kept(subject)).toEqual(new Map([[place, words]]));
    now += typedTextTerm + 1;
    expect(await kept(subject)).toEqual(new Map());
  });

  it('is bounded: the oldest give way, and a text is kept whole or not at all', async () => {
    const subject = await open();
    for (let number = 0; number <= mostTypedTexts; number += 1) {
      now += 1;
      await subject.store.writeTypedText(`box ${number}`, words);
    }
    const places = [...(await kept(subject)).keys()];
    expect(places).toHaveLength(mostTypedTexts);
    expect(places).not.toContain('box 0');
    await subject.store.writeTypedText('box 1', 'x'.repeat(longestTypedText + 1));
    expect([...(await kept(subject)).keys()]).not.toContain('box 1');
  });
});
