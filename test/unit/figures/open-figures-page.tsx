import type { ReactNode } from 'react';
import { configure, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { FillPage } from '#client/features/fill/fill-page.tsx';
import { FiguresPage } from '#client/features/figures/figures-page.tsx';
import { ServicesProvider, WorkspaceProvider } from '#client/services/services-context.tsx';
import { ToastRegion } from '#client/ui/toast.tsx';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import { checklistSchema, type Checklist } from '#domain/checklist/definition.ts';
import { checklistHash } from '#domain/checklist/hash.ts';
import { makeScope } from '#domain/sync/scope.ts';
import { answerKey } from '#domain/visit/visit-answers.ts';
import type { DirectoryAnswer } from '#protocol/directory.ts';
import { fakeWorkspace } from '../fill/fake-workspace.ts';
import { colleagueId, me, sampleDirectory, visitScope } from '../fill/sample-visit.ts';

// The checks run after the first drawing; a busy machine takes its time for both.
configure({ asyncUtilTimeout: 10_000 });

const label = (vi: string) => ({ vi, en: vi });
const item = (code: string, text: string) => ({
  ...{ code, text: label(text), lookAt: label('Sổ'), severity: 'major' as const, legal: [] },
});
const count = (code: string, text: string) => ({
  ...item(code, text),
  ...{ type: 'count', unit: label('hồ sơ') },
});

/** Figures as an article of 2021 has them: 3.478 + 265 = 3.743, and 95,07 % for 38.388 of 42.092. */
export const figuresChecklist: Checklist = checklistSchema.parse({
  ...{ id: 'giai-quyet', letter: 'E', version: '2026.1' },
  ...{ title: label('Giải quyết hồ sơ'), shortTitle: label('Hồ sơ') },
  sections: [
    {
      ...{ id: 'ho-so', title: label('Hồ sơ trong kỳ') },
      items: [
        {
          ...item('E01', 'Kỳ của số liệu'),
          type: 'date',
          parts: [{ label: label('Từ ngày') }, { label: label('Đến ngày') }],
        },
        count('E02', 'Kỳ trước chuyển sang'),
        { ...count('E03', 'Tiếp nhận'), words: ['tiếp nhận'] },
        count('E05', 'Đã giải quyết'),
        count('E08', 'Đang giải quyết'),
        count('E09', 'Quá hạn'),
        {
          ...item('E16', 'Cập nhật trên Cổng'),
          ...{ type: 'ratio', unit: label('hồ sơ') },
          labels: { part: label('Đã cập nhật'), whole: label('Phải cập nhật') },
        },
      ],
    },
  ],
  checks: [
    {
      id: 'ky',
      rule: 'R10',
      kind: 'same-period',
      title: label('Kỳ số liệu'),
      from: 'E01.1',
      to: 'E01.2',
    },
    {
      id: 'can-doi',
      rule: 'R1',
      kind: 'sum',
      title: label('Cân đối hồ sơ'),
      left: ['E05', 'E08'],
      right: ['E03'],
    },
    {
      id: 'qua-han',
      rule: 'R5',
      kind: 'at-most',
      title: label('Quá hạn trong đang giải quyết'),
      small: 'E09',
      large: 'E08',
    },
    {
      id: 'ky-truoc',
      rule: 'R20',
      kind: 'previous',
      title: label('Nối với kỳ trước'),
      now: 'E02',
      before: 'E08',
    },
  ],
});
const hash = checklistHash(figuresChecklist);
export const answerOf = (code: string) => answerKey(figuresChecklist.id, code);
export const earlierScope = makeScope('visit', 'visit-0');

export const counted = (figure: string): AnswerValue => ({ kind: 'count', counts: [figure] });

/** The page of a visit; with an earlier one of the same unit where `earlier` says what it found. */
export async function openFiguresPage(
  input: { readonly earlier?: Readonly<Record<string, AnswerValue>> } = {},
) {
  const directory = withEarlier(sampleDirectory([{ hash, checklist: figuresChecklist }]), input);
  const fake = fakeWorkspace({
    ...{ scope: visitScope, account: me, directory },
    checklists: new Map([[hash, figuresChecklist]]),
    elsewhere: Object.entries(input.earlier ?? {}).map(([code, value]) => ({
      ...{ scope: earlierScope, record: answerOf(code), field: 'value', value, by: colleagueId },
    })),
  });
  const screenOf = (shown: ReactNode) => (
    <ServicesProvider services={fake.services}>
      <ToastRegion>
        <WorkspaceProvider workspace={fake.workspace}>{shown}</WorkspaceProvider>
      </ToastRegion>
    </ServicesProvider>
  );
  const status = <span>Đã lưu</span>;
  const page = screenOf(<FiguresPage visitId="visit-1" status={status} />);
  const write = (code: string, value: AnswerValue) =>
    fake.arrive({ record: answerOf(code), field: 'value', value, by: colleagueId });
  return {
    ...{ ...fake, write, user: userEvent.setup() },
    /** The page on which one writes, of the same visit. */
    openFill: async () => {
      render(screenOf(<FillPage visitId="visit-1" letter="E" status={status} />));
      await screen.findByText('Kỳ của số liệu');
    },
    open: async () => {
      const view = render(page);
      await screen.findByRole('table');
      return {
        ...view,
        leave: () => view.rerender(<p>another screen</p>),
        comeBack: async () => {
          view.rerender(page);
          await screen.findByRole('table');
        },
      };
    },
  };
}

function withEarlier(
  directory: DirectoryAnswer,
  { earlier }: { readonly earlier?: unknown },
): DirectoryAnswer {
  const [visit] = directory.visits;
  if (visit === undefined || earlier === undefined) return directory;
  const before = {
    ...{ ...visit, id: 'visit-0', date: '2021-01-20' },
    period: { from: '2020-01-01', to: '2020-12-31' },
  };
  return { ...directory, visits: [before, ...directory.visits] };
}
