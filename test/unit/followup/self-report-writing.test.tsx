import {
  cleanup,
  configure,
  fireEvent,
  render,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { AskForReport } from '#client/features/self-report/ask-for-report.tsx';
import { HandInReport } from '#client/features/self-report/hand-in-report.tsx';
import { ServicesProvider, WorkspaceProvider } from '#client/services/services-context.tsx';
import { useRecords, useVisit } from '#client/services/use-records.ts';
import { useChecklists } from '#client/services/use-checklists.ts';
import { checklistSchema } from '#domain/checklist/definition.ts';
import { readSelfReport, requestKey, selfReportKey } from '#domain/followup/self-report.ts';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { textHash } from '#domain/kernel/canonical-json.ts';
import { makeScope } from '#domain/sync/scope.ts';
import { fakeWorkspace } from '../fill/fake-workspace.ts';
import { colleagueId, me, sampleDirectory } from '../fill/sample-visit.ts';

configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);

const scope = makeScope('followup', 'visit-1');
const label = (vi: string) => ({ vi, en: vi });
const version = (number: string) =>
  checklistSchema.parse({
    ...{ id: 'mot-cua', letter: 'A', version: number },
    ...{ title: label('Một cửa'), shortTitle: label('Một cửa') },
    sections: [
      {
        ...{ id: 's', title: label('Phần') },
        items: [
          {
            ...{ code: 'A01', text: label('Ý kiến'), lookAt: label('Hỏi'), severity: 'major' },
            ...{ legal: [], type: 'text', length: 'short' },
          },
        ],
      },
    ],
  });
const jsonOf = (number: string) => canonicalJson(version(number));
const hashOf = (number: string) => textHash(jsonOf(number));
const refTo = (number: string) => ({
  ...{ sha256: hashOf(number), size: jsonOf(number).length, type: 'application/json' },
});

function open() {
  const now = { hash: hashOf('2022.2'), checklist: version('2022.2') };
  const fake = fakeWorkspace({
    ...{ scope, account: me, directory: sampleDirectory([now]) },
    checklists: new Map([[now.hash, now.checklist]]),
    photo: () => new Blob([jsonOf('2022.1')]),
  });
  const checklist = fake.workspace.checklist;
  // As the store has it: the canonical JSON that the hash names.
  const workspace = {
    ...fake.workspace,
    checklist: async (hash: string) => ((await checklist(hash)) === null ? null : jsonOf('2022.2')),
  };
  const show = (part: 'ask' | 'hand-in') =>
    render(
      <ServicesProvider services={fake.services}>
        <WorkspaceProvider workspace={workspace}>
          {part === 'ask' ? <Ask /> : <HandIn />}
        </WorkspaceProvider>
      </ServicesProvider>,
    );
  return { ...fake, show, user: userEvent.setup() };
}

function Ask() {
  const context = useVisit('visit-1');
  const records = useRecords(scope);
  const loaded = useChecklists(context?.visit.checklists ?? []);
  if (!context || !records || !loaded || loaded.length === 0) return null;
  const disclosed = { ...context, visit: { ...context.visit, disclosed: true } };
  return (
    <AskForReport {...{ context: disclosed, records, loaded }} report={readSelfReport(records)} />
  );
}

function HandIn() {
  const records = useRecords(scope);
  if (!records) return null;
  return (
    <HandInReport
      {...{ scope, mayClaim: true, progress: { done: 1, total: 1 } }}
      report={readSelfReport(records)}
      main={records.find(({ record }) => record === selfReportKey)}
    >
      {null}
    </HandInReport>
  );
}

describe('a request', () => {
  const request = { due: '2022-04-08', note: '', checklists: [refTo('2022.1')] };

  it('that is changed after a new version asks the same checklist in that version', async () => {
    const page = open();
    page.arrive({ record: requestKey, field: 'request', value: request, by: me.id });
    page.show('ask');
    await page.user.click(await screen.findByRole('button', { name: 'Sửa yêu cầu' }));
    await page.user.click(await screen.findByRole('button', { name: 'Gửi yêu cầu' }));
    await waitFor(() => expect(page.saves).toHaveLength(1));
    expect(page.saves[0]?.[0]?.value).toMatchObject({ checklists: [{ sha256: hashOf('2022.2') }] });
  });

  it('is written over what stood when its sheet was opened; both are shown', async () => {
    const page = open();
    const first = page.arrive({
      ...{ record: requestKey, field: 'request', value: request, by: me.id },
    });
    page.show('ask');
    await page.user.click(await screen.findByRole('button', { name: 'Sửa yêu cầu' }));
    const theirs = { ...request, due: '2022-04-20' };
    await screen.findByRole('button', { name: 'Gửi yêu cầu' });
    page.arrive({
      ...{ record: requestKey, field: 'request', value: theirs, by: colleagueId, seen: [first] },
    });
    await page.user.click(screen.getByRole('button', { name: 'Gửi yêu cầu' }));
    const block = await screen.findByRole('region', { name: /Yêu cầu đơn vị tự báo cáo/ });
    expect(within(block).getByText(/hạn 20\/4\/2022/)).toBeTruthy();
    expect(page.saves[0]?.[0]?.seen).toEqual([first]);
  });

  it('that could not be saved says so in its sheet', async () => {
    const page = open();
    page.show('ask');
    await page.user.click(await screen.findByRole('button', { name: 'Yêu cầu đơn vị tự báo cáo' }));
    page.failWith({ type: 'no-space' });
    await page.user.click(await screen.findByRole('button', { name: 'Gửi yêu cầu' }));
    expect(
      await within(screen.getByRole('dialog')).findByRole('button', { name: 'Lưu lại' }),
    ).toBeTruthy();
  });
});

describe('handing in', () => {
  const note = () => screen.findByLabelText('Ý kiến chung của đơn vị');

  it('waits for the note, and does not happen without it', async () => {
    const page = open();
    page.show('hand-in');
    const box = await note();
    fireEvent.focus(box);
    fireEvent.change(box, { target: { value: 'Đã tự rà soát' } });
    page.failWith({ type: 'no-space' });
    await page.user.click(screen.getByRole('button', { name: 'Gửi báo cáo' }));
    await screen.findByRole('button', { name: 'Lưu lại' });
    expect(page.record(selfReportKey)).toBeUndefined();
    page.failWith(null);
    await page.user.click(screen.getByRole('button', { name: 'Gửi báo cáo' }));
    await waitFor(() =>
      expect(page.record(selfReportKey)?.fields['note']?.value).toBe('Đã tự rà soát'),
    );
    await waitFor(() => expect(page.record(selfReportKey)?.fields['handedIn']).toBeTruthy());
  });

  it('shows what two of the unit wrote, and neither is settled unseen', async () => {
    const page = open();
    const at = { record: selfReportKey, field: 'note' } as const;
    page.arrive({ ...at, value: 'bản một', by: me.id });
    page.arrive({ ...at, value: 'bản hai', by: colleagueId });
    page.show('hand-in');
    const block = await screen.findByRole('region', { name: /Ý kiến chung của đơn vị/ });
    expect(within(block).getByText('bản một')).toBeTruthy();
    expect(within(block).getByText('bản hai')).toBeTruthy();
  });
});
