import { memberWork } from '#domain/visit/overview.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { DataTable } from '#client/ui/data-table.tsx';
import { Group } from '#client/ui/page.tsx';
import type { VisitData } from './use-visit-data.ts';

/** Who recorded what, for all who are in the delegation now. */
export function OverviewMembers({ data }: { readonly data: VisitData }) {
  const members = data.context.delegation?.members ?? [];
  const rows = members.map(({ accountId }) => ({
    accountId,
    name: data.nameOf(accountId),
    ...memberWork(data.records, accountId),
  }));
  return (
    <Group title={m.compile_members_title()}>
      <DataTable
        caption={m.compile_members_title()}
        rows={rows}
        rowKey={({ accountId }) => accountId}
        columns={[
          {
            key: 'name',
            head: m.compile_members_name(),
            cell: ({ name }) => name,
            rowHeader: true,
          },
          {
            key: 'answers',
            head: m.compile_members_answers(),
            cell: ({ answers }) => answers,
            numeric: true,
          },
          {
            key: 'findings',
            head: m.compile_members_findings(),
            cell: ({ findings }) => findings,
            numeric: true,
          },
          {
            key: 'photos',
            head: m.compile_members_photos(),
            cell: ({ photos }) => photos,
            numeric: true,
          },
        ]}
      />
    </Group>
  );
}
