import { act, cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CompilePage } from '#client/features/compile/compile-page.tsx';
import { OverviewPage } from '#client/features/compile/overview-page.tsx';
import { ServicesProvider, WorkspaceProvider } from '#client/services/services-context.tsx';
import { ToastRegion } from '#client/ui/toast.tsx';
import { fakeWorkspace, lead, type FakeWorkspace } from './fake-workspace.ts';
import { change } from './sample-visit.ts';

const file = (letter: string) => ({ sha256: letter.repeat(64), size: 3, type: 'image/jpeg' });
const photo = (letter: string, by: string) => {
  const picture = { original: file(letter), thumbnail: file('f'), width: 4, height: 3 };
  return change(`photo:${letter}`, 'picture', picture, { by });
};
/** One of the lead's own and two of a colleague's, whose records are here. */
const changes = [photo('a', lead), photo('b', 'tu-phap'), photo('c', 'tu-phap')];
const hash = (letter: string) => letter.repeat(64);

function open(fake: FakeWorkspace, page = <OverviewPage visitId="v1" status={null} />) {
  render(
    <ServicesProvider services={fake.services}>
      <WorkspaceProvider workspace={fake.workspace}>
        <ToastRegion>{page}</ToastRegion>
      </WorkspaceProvider>
    </ServicesProvider>,
  );
}

/** The parts of what is said of the photos. */
const said = async (title: string): Promise<string[]> => {
  const heading = await screen.findByText(title);
  return heading.nextElementSibling?.textContent.split(' · ') ?? [];
};

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it("I32: a colleague's photo whose record alone has come is not called received, and it is said whose it is", async () => {
  open(fakeWorkspace({ changes, atServer: () => [hash('b')], waitingHere: [hash('a')] }));
  expect(await said('Ảnh: máy chủ đã nhận 1/3')).toEqual([
    '1 ảnh còn chờ gửi trên máy này',
    '1 ảnh còn trên máy của Chuyên viên Phòng Tư pháp',
  ]);
});

it('says that nothing is known where the server cannot be asked', async () => {
  open(fakeWorkspace({ changes, atServer: () => null, waitingHere: [hash('a')] }));
  expect(await said('3 ảnh: chưa biết máy chủ đã nhận mấy ảnh')).toEqual([
    '1 ảnh còn chờ gửi trên máy này',
    'Khi có mạng sẽ hỏi máy chủ',
  ]);
});

it('asks for what is missing again, and without a network says as of when it knows', async () => {
  let atServer: readonly string[] | null = [hash('a')];
  open(fakeWorkspace({ changes, atServer: () => atServer }));
  await screen.findByText('Ảnh: máy chủ đã nhận 1/3');
  atServer = [hash('b')];
  await act(async () => vi.advanceTimersByTime(60_000));
  expect(await said('Ảnh: máy chủ đã nhận 2/3')).toEqual([
    '1 ảnh còn trên máy của Chuyên viên Phòng Tư pháp',
  ]);
  atServer = null;
  await act(async () => vi.advanceTimersByTime(60_000));
  expect(await said('Ảnh: máy chủ đã nhận 2/3')).toEqual([
    '1 ảnh còn trên máy của Chuyên viên Phòng Tư pháp',
    'theo lần hỏi gần nhất lúc 10:00',
  ]);
  atServer = [hash('c')];
  await act(async () => vi.advanceTimersByTime(60_000));
  expect(await said('Ảnh: máy chủ đã nhận 3/3')).toEqual(['Máy chủ đã nhận đủ ảnh gốc']);
});

it('warns before the conclusion is issued', async () => {
  const fake = fakeWorkspace({
    changes: [
      ...changes,
      change('statement:s1', 'section', 'limitation'),
      change('statement:s1', 'order', 'a0'),
      change('statement:s1', 'text', 'Chậm.'),
    ],
    atServer: () => [hash('a')],
  });
  open(fake, <CompilePage visitId="v1" status={null} />);
  const user = userEvent.setup();
  await user.click((await screen.findAllByRole('button', { name: /Ban hành/ }))[0] as HTMLElement);
  const warning = await screen.findByText(/^Máy chủ chưa có 2 ảnh của buổi kiểm tra/);
  expect(warning.textContent).toContain('2 ảnh còn trên máy của Chuyên viên Phòng Tư pháp');
});
