/** Last time and the unit's own report beside today's answer: shown, compared, never taken over by themselves. */
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Visit } from '#domain/directory/directory.ts';
import { readSelfReport } from '#domain/followup/self-report.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readEarlierVisit } from '#domain/visit/earlier-visit.ts';
import { BesideProvider, type Beside } from '#client/features/fill/beside.ts';
import { FillActionsProvider, type FillActions } from '#client/features/fill/fill-context.ts';
import { ContextPanel } from '#client/features/fill/item-context.tsx';
import { WorkspaceProvider, ServicesProvider } from '#client/services/services-context.tsx';
import { ToastRegion } from '#client/ui/toast.tsx';
import { disputed, record as made } from '../compile/sample-visit.ts';
import { fakeWorkspace } from './fake-workspace.ts';
import { key, sampleChecklist } from './open-fill-page.tsx';
import { me, sampleDirectory, visitScope } from './sample-visit.ts';

afterEach(cleanup);

const unmet = { kind: 'compliance', level: 'unmet' };
const met = { kind: 'compliance', level: 'met' };
const items = sampleChecklist.sections.flatMap((section) => section.items);
const item = (code: string) => items.find((one) => one.code === code)!;
const earlierVisit = (date: string): Visit =>
  ({ id: date, date, checklists: [] }) as unknown as Visit;

const told = (date: string, ...followup: FoldedRecord[]) =>
  readEarlierVisit(earlierVisit(date), [], followup)!;
const lastYear = told(
  '2021-04-12',
  made('outcome:cong-nghe/C17', {
    value: unmet,
    findings: [
      {
        kind: 'limitation',
        text: 'Chỉ có một đường truyền.',
        severity: 'major',
        fixedOnSpot: false,
      },
    ],
    recommendations: ['recommendation:r1'],
  }),
  made('recommendation:r1', {
    content: 'Thuê đường truyền thứ hai.',
    due: '2021-06-30',
    order: 'a0',
  }),
  made('publication:p1', { records: ['recommendation:r1'] }),
);
const yearBefore = told(
  '2020-04-12',
  made('outcome:cong-nghe/C17', { value: unmet, findings: [] }),
);
const handedIn = made('self-report:main', { handedIn: { at: '2022-04-08T01:00:00.000Z' } });
const claim = made('claim:cong-nghe/C17', { value: met, note: 'có từ tháng 3' });

function open(
  { told: visits = [], followup = [] }: { told?: Beside['last'][]; followup?: FoldedRecord[] },
  today: JsonValue = null,
  record = today === null ? undefined : made(key('C17'), { value: today }),
) {
  const fake = fakeWorkspace({
    scope: visitScope,
    account: me,
    directory: sampleDirectory([]),
    checklists: new Map(),
  });
  const known = visits.flatMap((visit) => (visit ? [visit] : []));
  const beside: Beside = {
    earlier: { known: known.map(({ visit }) => ({ visit }) as never), told: known },
    last: known[0],
    formerItem: () => undefined,
    report: readSelfReport(followup),
  };
  const actions = {
    scope: visitScope,
    mayAnswer: true,
    period: { from: '2022-01-01', to: '2022-03-31' },
    legalBasisOf: () => [],
  } as unknown as FillActions;
  render(
    <ServicesProvider services={fake.services}>
      <WorkspaceProvider workspace={fake.workspace}>
        <ToastRegion>
          <FillActionsProvider value={actions}>
            <BesideProvider value={beside}>
              <ContextPanel item={item('C17')} recordKey={key('C17')} record={record} />
            </BesideProvider>
          </FillActionsProvider>
        </ToastRegion>
      </WorkspaceProvider>
    </ServicesProvider>,
  );
  const part = (title: string) =>
    within(screen.getByRole('heading', { name: title }).closest('section')!);
  return { ...fake, record, last: part('Lần trước'), unit: part('Đơn vị tự báo cáo') };
}

describe('last time', () => {
  it('shows its answer, its findings and what is still asked of the unit', () => {
    const { last } = open({ told: [lastYear] });
    expect(last.getByText('Không đạt')).toBeTruthy();
    expect(last.getByText('Kiểm tra ngày 12/4/2021')).toBeTruthy();
    expect(last.getByText('Chỉ có một đường truyền.')).toBeTruthy();
    expect(last.getByText('Thuê đường truyền thứ hai.')).toBeTruthy();
    expect(last.getByText(/Kiến nghị còn mở, hạn 30\/6\/2021/)).toBeTruthy();
  });

  it.each([
    [[lastYear], unmet, 'Lặp lại lần 2'],
    [[lastYear, yearBefore], unmet, 'Lặp lại lần 3'],
    [[lastYear], met, null],
    [[lastYear], null, null],
    [[told('2021-04-12', made('outcome:cong-nghe/C17', { value: met })), yearBefore], unmet, null],
  ])('counts failures in a row, and only where it fails again: %#', (visits, today, words) => {
    const { last } = open({ told: visits }, today);
    if (words === null) expect(last.queryByText(/Lặp lại/)).toBeNull();
    else expect(last.getByText(words)).toBeTruthy();
  });

  it('says so where there is none, and where it tells nothing', () => {
    expect(open({}).last.getByText('Đơn vị được kiểm tra lần đầu.')).toBeTruthy();
    cleanup();
    const silent = told('2021-04-12', made('outcome:cong-nghe/C18', { value: met }));
    expect(open({ told: [silent] }).last.getByText(/không ghi gì ở mục này/)).toBeTruthy();
  });
});

describe('what the unit claims', () => {
  it.each([
    ['nobody asked', [], 'Chưa có tự báo cáo.'],
    [
      'it has not handed in',
      [
        claim,
        made('report-request:main', {
          request: {
            due: '2022-04-08',
            checklists: [{ sha256: 'a'.repeat(64), size: 1, type: 'application/json' }],
            note: '',
          },
        }),
      ],
      'Đơn vị chưa gửi tự báo cáo, hạn 8/4/2022.',
    ],
    ['it says nothing here', [handedIn], 'Chưa có tự báo cáo ở mục này.'],
  ] as const)('is not shown where %s', (_, followup, words) => {
    const { unit } = open({ followup: [...followup] });
    expect(unit.getByText(words)).toBeTruthy();
    expect(unit.queryByText('Đạt')).toBeNull();
  });

  it('is told apart from today’s answer, and becomes it by a tap alone', async () => {
    const page = open({ followup: [claim, handedIn] }, unmet);
    expect(page.unit.getByText('Đạt')).toBeTruthy();
    expect(page.unit.getByText('có từ tháng 3')).toBeTruthy();
    expect(page.unit.getByText('Khác với đoàn ghi')).toBeTruthy();
    expect(page.saves).toEqual([]);
    await userEvent
      .setup()
      .click(page.unit.getByRole('button', { name: 'Thay “Không đạt” bằng “Đạt”' }));
    expect(page.saves).toEqual([
      [
        {
          scope: visitScope,
          record: key('C17'),
          field: 'value',
          value: met,
          seen: page.record?.fields['value']?.heads.map(({ id }) => id),
        },
      ],
    ]);
  });

  it('is offered in its own words where nothing is answered yet', () => {
    const { unit } = open({ followup: [claim, handedIn] });
    expect(unit.getByRole('button', { name: 'Ghi theo đơn vị: Đạt' })).toBeTruthy();
  });

  it.each([
    ['two differ', disputed(key('C17'), 'value', [met, unmet])],
    ['what stands there cannot be read', made(key('C17'), { value: { of: 'later' } })],
  ])('settles nothing by the way where %s', (_, record) => {
    const { unit } = open({ followup: [claim, handedIn] }, null, record);
    expect(unit.getByText('Đạt')).toBeTruthy();
    expect(unit.queryByRole('button')).toBeNull();
  });

  it('says so where it could not be stored, and stores it again', async () => {
    const { unit, failWith, saves } = open({ followup: [claim, handedIn] });
    const user = userEvent.setup();
    failWith({ type: 'no-space' });
    await user.click(unit.getByRole('button', { name: 'Ghi theo đơn vị: Đạt' }));
    const again = await unit.findByRole('button', { name: 'Lưu lại' });
    failWith(null);
    await user.click(again);
    await waitFor(() => expect(unit.queryByRole('button', { name: 'Lưu lại' })).toBeNull());
    expect(saves).toHaveLength(2);
  });

  it('has nothing to take over where both say the same', () => {
    const { unit } = open({ followup: [claim, handedIn] }, met);
    expect(unit.queryByText('Khác với đoàn ghi')).toBeNull();
    expect(unit.queryByRole('button', { name: /“Đạt”|: Đạt$/ })).toBeNull();
  });
});
