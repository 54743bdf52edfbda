import { useState } from 'react';
import { Link } from 'wouter';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import type { TableColumn } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Group } from '#client/ui/page.tsx';
import { CampaignForm } from './campaign-form.tsx';
import { dateSpan } from './date-span.ts';
import { useOffice } from './office-context.ts';
import type { Campaign, Delegation } from './office-types.ts';
import { RecordList } from './record-list.tsx';
import styles from './office.module.css';

export function CampaignsPage() {
  const { directory } = useOffice();
  const [adding, setAdding] = useState(false);
  const rows = directory.campaigns
    .map((campaign) => ({
      campaign,
      delegations: directory.delegations.filter(({ campaignId }) => campaignId === campaign.id),
      dates: directory.visits
        .filter(({ campaignId }) => campaignId === campaign.id)
        .map(({ date }) => date)
        .toSorted(),
    }))
    .toSorted((a, b) => ((a.dates.at(-1) ?? '9') > (b.dates.at(-1) ?? '9') ? -1 : 1));
  const add = (
    <Button variant="primary" icon="plus" onClick={() => setAdding(true)}>
      {m.admin_campaign_add()}
    </Button>
  );
  return (
    <Group title={m.admin_nav_campaigns()} aside={rows.length > 0 && add}>
      {rows.length === 0 ? (
        <EmptyState title={m.admin_campaigns_empty()} action={add}>
          {m.admin_campaigns_empty_text()}
        </EmptyState>
      ) : (
        <RecordList
          caption={m.admin_nav_campaigns()}
          rows={rows}
          rowKey={({ campaign }) => campaign.id}
          columns={campaignColumns()}
        />
      )}
      {adding && <CampaignForm campaign={null} onClose={() => setAdding(false)} />}
    </Group>
  );
}

interface CampaignRow {
  readonly campaign: Campaign;
  readonly delegations: readonly Delegation[];
  readonly dates: readonly string[];
}

function campaignColumns(): readonly TableColumn<CampaignRow>[] {
  return [
    {
      key: 'name',
      head: m.admin_campaign_name(),
      rowHeader: true,
      cell: ({ campaign }) => (
        <Link href={`/office/campaigns/${campaign.id}`} className={styles.open}>
          {campaign.name}
        </Link>
      ),
    },
    {
      key: 'delegations',
      head: m.admin_delegations(),
      numeric: true,
      cell: ({ delegations }) => formatNumber(delegations.length),
    },
    {
      key: 'visits',
      head: m.admin_visits(),
      numeric: true,
      cell: ({ dates }) => formatNumber(dates.length),
    },
    {
      key: 'dates',
      head: m.admin_dates(),
      cell: ({ dates }) => dateSpan(dates),
    },
  ];
}
