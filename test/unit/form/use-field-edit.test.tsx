import { act, cleanup, renderHook } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { useFieldEdit, type KeptEdit, type StandingField } from '#client/form/use-field-edit.ts';

type Saved = Result<{ readonly ids: readonly string[] }, 'no-space'>;

function setUp(
  start: StandingField<string>,
  keep?: Map<string, KeptEdit<string>>,
  saves: 'as-typed' | 'when-left' = 'as-typed',
) {
  const save = vi.fn<(value: string, seen: readonly string[]) => Promise<Saved>>(async () =>
    ok({ ids: ['own-1'] }),
  );
  const hook = renderHook(
    ({ standing }: { standing: StandingField<string> }) => {
      const [draft, setDraft] = useState(standing.draft);
      const edit = useFieldEdit<string, string, 'no-space'>({
        standing,
        draft,
        setDraft,
        sameDraft: Object.is,
        read: (text) => (text.includes('/') ? null : { value: text }),
        ...{ save, saves },
        ...(keep && {
          keep: {
            take: () => {
              const kept = keep.get('field');
              keep.delete('field');
              return kept;
            },
            put: (kept) => void keep.set('field', kept),
          },
        }),
      });
      return { draft, edit };
    },
    { initialProps: { standing: start } },
  );
  return {
    save,
    hook,
    now: () => hook.result.current,
    stands: (standing: StandingField<string>) => hook.rerender({ standing }),
    type: (text: string) => act(() => hook.result.current.edit.change(text)),
    begin: () => act(() => hook.result.current.edit.begin()),
    leave: () => act(async () => hook.result.current.edit.end()),
    wait: (ms: number) => act(async () => vi.advanceTimersByTimeAsync(ms)),
  };
}

function hide(state: 'hidden' | 'visible') {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('useFieldEdit', () => {
  it('saves what is typed within 700 ms, once for a burst, with what stood when it began', async () => {
    const field = setUp({ draft: 'a', heads: ['h1'] });
    field.begin();
    field.type('ab');
    field.type('abc');
    expect(field.save).not.toHaveBeenCalled();
    await field.wait(700);
    expect(field.save.mock.calls).toEqual([['abc', ['h1']]]);
  });

  it('I3: of what is typed without a pause no more than a second is ever unsaved', async () => {
    const field = setUp({ draft: '', heads: [] });
    field.begin();
    const typed: string[] = [''];
    let behind = 0;
    for (let key = 1; key <= 60; key += 1) {
      typed.push('a'.repeat(key));
      field.type('a'.repeat(key));
      await field.wait(150);
      const [saved = ''] = field.save.mock.calls.at(-1) ?? [];
      behind = Math.max(behind, (typed.length - 1 - typed.indexOf(saved)) * 150);
    }
    expect(behind).toBeLessThanOrEqual(1000);
    expect(field.save.mock.calls.length).toBeLessThanOrEqual(12);
    expect(field.now()).toMatchObject({ draft: typed.at(-1), edit: { editing: true } });
  });

  it('says nothing of a figure that is not finished while one types it, and saves it once it can be read', async () => {
    const field = setUp({ draft: '', heads: [] });
    for (const text of ['1', '12', '12/', '12/']) {
      field.type(text);
      await field.wait(400);
    }
    expect(field.now().edit.unreadable).toBe(false);
    field.type('125');
    await field.wait(400);
    field.type('1257');
    await field.wait(400);
    expect(field.save.mock.calls.map(([value]) => value)).toEqual(['12', '1257']);
  });

  it('lets no saves pile up behind one that takes long while one types', async () => {
    const field = setUp({ draft: '', heads: [] });
    let release: (saved: Saved) => void = () => {};
    field.save.mockImplementationOnce(() => new Promise<Saved>((resolve) => (release = resolve)));
    for (let key = 1; key <= 60; key += 1) {
      field.type('a'.repeat(key));
      await field.wait(150);
    }
    await act(async () => release(ok({ ids: ['own-1'] })));
    await field.wait(700);
    await field.leave();
    expect(field.save).toHaveBeenCalledTimes(2);
    expect(field.save.mock.calls.at(-1)?.[0]).toBe('a'.repeat(60));
  });

  it('saves what is stored when it is left no sooner, however long it takes', async () => {
    const field = setUp({ draft: '', heads: [] }, undefined, 'when-left');
    field.type('14:3');
    await field.wait(60_000);
    expect(field.save).not.toHaveBeenCalled();
    field.type('14:30');
    await field.leave();
    expect(field.save.mock.calls).toEqual([['14:30', []]]);
  });

  it("keeps text and caret when a colleague's change arrives, and names only what was seen", async () => {
    const field = setUp({ draft: 'a', heads: ['h1'] });
    field.begin();
    field.type('ab');
    field.stands({ draft: 'theirs', heads: ['h2'] });
    expect(field.now().draft).toBe('ab');
    expect(field.now().edit.editing).toBe(true);
    await field.wait(700);
    field.type('abc');
    await field.leave();
    expect(field.save.mock.calls).toEqual([
      ['ab', ['h1']],
      ['abc', ['h1']],
    ]);
    expect(field.now().edit.editing).toBe(false);
  });

  it('shows the change of a colleague once the field is left without an edit, and saves nothing', async () => {
    const field = setUp({ draft: 'a', heads: ['h1'] });
    field.begin();
    field.stands({ draft: 'theirs', heads: ['h2'] });
    expect(field.now().draft).toBe('a');
    await field.leave();
    expect(field.now().draft).toBe('theirs');
    expect(field.save).not.toHaveBeenCalled();
  });

  it('sees the newer heads in the next session', async () => {
    const field = setUp({ draft: 'a', heads: ['h1'] });
    await field.leave();
    field.stands({ draft: 'theirs', heads: ['h2'] });
    expect(field.now().draft).toBe('theirs');
    field.type('mine');
    await field.leave();
    expect(field.save.mock.calls).toEqual([['mine', ['h2']]]);
  });

  it('does not flash the former value while its own save is on the way back', async () => {
    const field = setUp({ draft: 'a', heads: ['h1'] });
    field.type('ab');
    await field.leave();
    expect(field.now().edit.editing).toBe(false);
    expect(field.now().draft).toBe('ab');
    field.stands({ draft: 'ab', heads: ['own-1'] });
    expect(field.now().draft).toBe('ab');
    field.stands({ draft: 'later', heads: ['h3'] });
    expect(field.now().draft).toBe('later');
  });

  it.each([
    ['on leaving the field', (field: ReturnType<typeof setUp>) => field.leave()],
    ['when the page is hidden', async () => act(async () => hide('hidden'))],
    [
      'when the page is closed',
      async () => act(async () => window.dispatchEvent(new Event('pagehide'))),
    ],
    ['when the control goes away', async (field: ReturnType<typeof setUp>) => field.hook.unmount()],
  ])('saves at once %s', async (_when, leave) => {
    const field = setUp({ draft: '', heads: [] });
    field.begin();
    field.type('xong');
    await leave(field);
    await vi.advanceTimersByTimeAsync(0);
    expect(field.save.mock.calls).toEqual([['xong', []]]);
  });

  it('asks before the page goes away while words are not stored, and not otherwise', async () => {
    const leaves = async (): Promise<boolean> => {
      const event = new Event('beforeunload', { cancelable: true });
      await act(async () => window.dispatchEvent(event));
      return !event.defaultPrevented;
    };
    const field = setUp({ draft: '', heads: [] });
    field.begin();
    expect(await leaves()).toBe(true);
    field.type('xong');
    expect(await leaves()).toBe(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(field.save.mock.calls).toEqual([['xong', []]]);
    expect(await leaves()).toBe(true);
  });

  it('S3: names what the box shows, not what the store has got meanwhile', async () => {
    const field = setUp({ draft: 'a', heads: ['h1'] });
    field.begin();
    field.type('mine');
    await field.leave();
    // A colleague's change is here before the own save has come back: it is not drawn yet.
    field.stands({ draft: 'theirs', heads: ['h2'] });
    expect(field.now().draft).toBe('mine');
    field.begin();
    field.type('mine, more');
    await field.leave();
    expect(field.save.mock.calls).toEqual([
      ['mine', ['h1']],
      ['mine, more', ['h1']],
    ]);
  });

  it('keeps the text for another attempt when a save breaks', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const shelf = new Map<string, KeptEdit<string>>();
    const field = setUp({ draft: 'a', heads: ['h1'] }, shelf);
    field.save.mockRejectedValueOnce(new Error('broke'));
    field.begin();
    field.type('typed');
    await field.leave();
    expect(told).toHaveBeenCalledOnce();
    expect(field.now().edit.editing).toBe(true);
    expect(field.now().edit.problem).toMatchObject({ type: 'storage-failed' });
    act(() => field.now().edit.flush());
    await field.wait(0);
    expect(field.save.mock.calls).toEqual([
      ['typed', ['h1']],
      ['typed', ['h1']],
    ]);
    field.begin();
    field.type('typed again');
    field.save.mockRejectedValueOnce(new Error('broke'));
    field.hook.unmount();
    await field.wait(0);
    expect(shelf.get('field')).toEqual({ draft: 'typed again', path: '/', seen: ['h1'] });
  });

  it('saves nothing when the page is only shown again', async () => {
    const field = setUp({ draft: '', heads: [] });
    field.type('xong');
    act(() => hide('visible'));
    expect(field.save).not.toHaveBeenCalled();
  });

  it('saves one after the other, so that the last words win', async () => {
    const field = setUp({ draft: '', heads: [] });
    let release: (saved: Saved) => void = () => {};
    field.save.mockImplementationOnce(() => new Promise<Saved>((resolve) => (release = resolve)));
    field.type('a');
    await field.wait(700);
    field.type('ab');
    await field.leave();
    expect(field.save).toHaveBeenCalledTimes(1);
    await act(async () => release(ok({ ids: ['own-1'] })));
    expect(field.save.mock.calls.map(([value]) => value)).toEqual(['a', 'ab']);
  });

  it('keeps the text and says why when it cannot be saved, then saves it on request', async () => {
    const field = setUp({ draft: 'a', heads: ['h1'] });
    field.save.mockResolvedValueOnce(err('no-space'));
    field.type('ab');
    await field.leave();
    expect(field.now()).toMatchObject({
      draft: 'ab',
      edit: { problem: 'no-space', editing: true },
    });
    field.stands({ draft: 'theirs', heads: ['h2'] });
    expect(field.now().draft).toBe('ab');
    await act(async () => field.now().edit.flush());
    expect(field.save.mock.calls.at(-1)).toEqual(['ab', ['h1']]);
    expect(field.now().edit.problem).toBeNull();
  });

  it('stores nothing for text that cannot be read, and keeps it in the box', async () => {
    const field = setUp({ draft: '12', heads: ['h1'] });
    field.begin();
    field.type('98/952');
    await field.leave();
    expect(field.now()).toMatchObject({ draft: '98/952', edit: { unreadable: true } });
    field.stands({ draft: '13', heads: ['h2'] });
    expect(field.now().draft).toBe('98/952');
    expect(field.save).not.toHaveBeenCalled();
    field.type('98');
    await field.leave();
    expect(field.save.mock.calls).toEqual([['98', ['h1']]]);
    expect(field.now().edit.unreadable).toBe(false);
  });

  it('puts unreadable text on the shelf when the control goes away, and takes it up again', async () => {
    const shelf = new Map<string, KeptEdit<string>>();
    const first = setUp({ draft: '12', heads: ['h1'] }, shelf);
    first.type('98/952');
    first.hook.unmount();
    expect(shelf.get('field')).toEqual({ draft: '98/952', path: '/', seen: ['h1'] });
    const second = setUp({ draft: '13', heads: ['h2'] }, shelf);
    expect(second.now().draft).toBe('98/952');
    second.type('98');
    await second.leave();
    expect(second.save.mock.calls).toEqual([['98', ['h1']]]);
  });

  it('stores what stood before, where a failed save was told and the words were taken back', async () => {
    const field = setUp({ draft: 'a', heads: ['h1'] });
    field.save.mockResolvedValueOnce(err('no-space'));
    field.begin();
    field.type('too much');
    await field.wait(700);
    expect(field.now().edit.problem).toBe('no-space');
    field.type('a');
    await field.leave();
    expect(field.save.mock.calls.map(([value]) => value)).toEqual(['too much', 'a']);
    expect(field.now().edit.problem).toBeNull();
    expect(field.now().edit.editing).toBe(false);
  });

  it('saves nothing when the text is as it was', async () => {
    const field = setUp({ draft: 'a', heads: ['h1'] });
    field.begin();
    field.type('ab');
    field.type('a');
    await field.leave();
    expect(field.save).not.toHaveBeenCalled();
    expect(field.now().edit.editing).toBe(false);
  });
});
