import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { KeptEdit } from '#client/form/use-field-edit.ts';
import { useTextEdit } from '#client/form/use-text-edit.ts';

afterEach(cleanup);

it('keeps words that could not be stored when they are left, and stores them when one comes back', async () => {
  const save = vi.fn<
    (text: string) => Promise<Result<{ readonly ids: readonly string[] }, 'no-space'>>
  >(async () => ok({ ids: ['own-1'] }));
  const shelf: KeptEdit<string>[] = [];
  const open = () =>
    renderHook(() =>
      useTextEdit({
        ...{ record: undefined, field: 'draft', save },
        keep: { take: () => shelf.pop(), put: (edit) => void shelf.push(edit) },
      }),
    );
  save.mockResolvedValueOnce(err('no-space'));
  const first = open();
  act(() => first.result.current.control.onFocus());
  act(() => first.result.current.control.onValueChange('đã niêm yết lại'));
  first.unmount();
  await act(async () => undefined);
  expect(shelf).toEqual([{ draft: 'đã niêm yết lại', path: '/', seen: [] }]);
  const again = open();
  await act(async () => undefined);
  expect(again.result.current.value).toBe('đã niêm yết lại');
  expect(save.mock.calls.map(([text]) => text)).toEqual(['đã niêm yết lại', 'đã niêm yết lại']);
  again.unmount();
  await act(async () => undefined);
  expect(shelf).toEqual([]);
});

it('says whether all of it is stored, which handing in waits for', async () => {
  const save = vi.fn<() => Promise<Result<{ readonly ids: readonly string[] }, 'no-space'>>>(
    async () => ok({ ids: ['own-1'] }),
  );
  save.mockResolvedValueOnce(err('no-space'));
  const { result } = renderHook(() =>
    useTextEdit({
      ...{ record: undefined, field: 'note', save },
      keep: { take: () => undefined, put: () => undefined },
    }),
  );
  act(() => result.current.control.onFocus());
  act(() => result.current.control.onValueChange('ý kiến'));
  const settle = () => act(async () => result.current.settle());
  expect(await settle()).toBe(false);
  expect(result.current.problem).toBe('no-space');
  expect(await settle()).toBe(true);
  expect(result.current.problem).toBeNull();
});
