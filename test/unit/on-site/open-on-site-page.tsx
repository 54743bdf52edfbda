import type { ReactNode } from 'react';
import { configure, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { FillPage } from '#client/features/fill/fill-page.tsx';
import { OnSitePage } from '#client/features/on-site/on-site-page.tsx';
import { ServicesProvider, WorkspaceProvider } from '#client/services/services-context.tsx';
import { ToastRegion } from '#client/ui/toast.tsx';
import { checklistSchema, type Checklist } from '#domain/checklist/definition.ts';
import { checklistHash } from '#domain/checklist/hash.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import { recordKeySchema } from '#domain/sync/scope.ts';
import { fakeWorkspace } from '../fill/fake-workspace.ts';
import { colleagueId, me, sampleDirectory, visitScope } from '../fill/sample-visit.ts';

configure({ asyncUtilTimeout: 10_000 });

const label = (vi: string) => ({ vi, en: vi });
const item = (code: string, text: string, lookAt: string) => ({
  ...{ code, text: label(text), lookAt: label(lookAt), severity: 'major' as const, legal: [] },
});

const checklist: Checklist = checklistSchema.parse({
  ...{ id: 'mot-cua', letter: 'A', version: '2026.1' },
  ...{ title: label('Một cửa'), shortTitle: label('Một cửa') },
  sections: [
    {
      ...{ id: 'mau', title: label('Mẫu') },
      items: [
        { ...item('A17', 'Mọi hồ sơ có giấy hẹn', 'Mẫu 10 hồ sơ'), type: 'compliance' },
        {
          ...item('A18', 'Số hồ sơ đúng hẹn trên số hồ sơ xem', 'Mẫu 10 hồ sơ'),
          ...{ type: 'ratio', unit: label('hồ sơ') },
          labels: { part: label('Đúng hẹn'), whole: label('Đã xem') },
        },
        { ...item('A19', 'Ý kiến khác', 'Hỏi'), type: 'text', length: 'short' },
      ],
    },
  ],
});
const hash = checklistHash(checklist);

/** The page of work on the spot over a workspace in memory; `mayWrite` false: the office of a unit's reader. */
export function openOnSite(rest: string) {
  const fake = fakeWorkspace({
    ...{ scope: visitScope, account: me, directory: sampleDirectory([{ hash, checklist }]) },
    checklists: new Map([[hash, checklist]]),
  });
  const frame = (shown: ReactNode) => (
    <ServicesProvider services={fake.services}>
      <ToastRegion>
        <WorkspaceProvider workspace={fake.workspace}>{shown}</WorkspaceProvider>
      </ToastRegion>
    </ServicesProvider>
  );
  const page = (at: string) =>
    frame(<OnSitePage visitId="visit-1" rest={at} status={<span>Đã lưu</span>} />);
  return {
    ...fake,
    user: userEvent.setup(),
    open: () => render(page(rest)),
    openFill: async () => {
      render(frame(<FillPage visitId="visit-1" letter="A" status={<span>Đã lưu</span>} />));
      await screen.findByText('Mọi hồ sơ có giấy hẹn');
    },
    /** What a colleague sees of a record who deletes it. */
    heads: (record: string): readonly string[] =>
      Object.values(fake.record(recordKeySchema.parse(record))?.fields ?? {}).flatMap(({ heads }) =>
        heads.map(({ id }) => id),
      ),
    /** A colleague wrote these. */
    has: (record: string, fields: Readonly<Record<string, JsonValue>>) => {
      for (const [field, value] of Object.entries(fields))
        fake.arrive({ record: recordKeySchema.parse(record), field, value, by: colleagueId });
    },
  };
}
