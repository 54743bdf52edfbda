import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button, buttonClass } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { KvList } from '#client/ui/kv-list.tsx';
import { Leaf } from '#client/ui/leaf.tsx';
import { Message } from '#client/ui/message.tsx';
import { Group, Note, Row, Stack } from '#client/ui/page.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { CampaignForm } from './campaign-form.tsx';
import { DelegationForm } from './delegation-form.tsx';
import { useOffice } from './office-context.ts';
import type { Campaign, Delegation, Visit } from './office-types.ts';
import { dateSpan } from './date-span.ts';
import { findOverlaps, type Overlap } from './overlaps.ts';
import { dutyWords } from './role-words.ts';
import { VisitForm } from './visit-form.tsx';
import { VisitLine } from './visit-line.tsx';
import styles from './office.module.css';

export function CampaignPage({ campaignId }: { readonly campaignId: string }) {
  const { directory } = useOffice();
  const campaign = directory.campaigns.find(({ id }) => id === campaignId);
  if (!campaign) {
    return (
      <EmptyState
        title={m.admin_campaign_unknown()}
        action={
          <Link href="/office/campaigns" className={buttonClass()}>
            {m.admin_campaign_all()}
          </Link>
        }
      />
    );
  }
  return <OneCampaign campaign={campaign} />;
}

function OneCampaign({ campaign }: { readonly campaign: Campaign }) {
  const { directory } = useOffice();
  const [editing, setEditing] = useState(false);
  const delegations = directory.delegations.filter(({ campaignId }) => campaignId === campaign.id);
  const visits = directory.visits
    .filter(({ campaignId }) => campaignId === campaign.id)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const dates = visits.map(({ date }) => date);
  return (
    <>
      <header className={styles.campaign}>
        <Link href="/office/campaigns" className={buttonClass({ variant: 'text' })}>
          <Icon name="caret-left" />
          {m.admin_campaign_all()}
        </Link>
        <div className={styles.campaignHead}>
          <div>
            <h2>{campaign.name}</h2>
            <Note>
              {[campaign.basis === '' ? m.admin_basis_none() : campaign.basis, dateSpan(dates)]
                .filter((part) => part !== '')
                .join(' · ')}
            </Note>
          </div>
          <Button icon="pencil-simple" onClick={() => setEditing(true)}>
            {m.admin_campaign_edit()}
          </Button>
        </div>
      </header>
      <Overlaps campaignId={campaign.id} />
      <Delegations campaignId={campaign.id} delegations={delegations} />
      <Visits campaignId={campaign.id} visits={visits} canAdd={delegations.length > 0} />
      {editing && <CampaignForm campaign={campaign} onClose={() => setEditing(false)} />}
    </>
  );
}

/** Over all campaigns, as people and units belong to all: shown where this one takes part. */
function Overlaps({ campaignId }: { readonly campaignId: string }) {
  const { accounts, directory } = useOffice();
  const overlaps = useMemo(
    () =>
      findOverlaps(directory.visits, directory.delegations).filter((overlap) =>
        overlap.visits.some((visit) => visit.campaignId === campaignId),
      ),
    [directory, campaignId],
  );
  if (overlaps.length === 0) return null;
  const unitName = (unitId: string): string =>
    directory.units.find(({ id }) => id === unitId)?.name ?? unitId;
  const words = (overlap: Overlap): string =>
    overlap.type === 'person'
      ? m.admin_overlap_person({
          name: accounts.find(({ id }) => id === overlap.accountId)?.name ?? overlap.accountId,
          date: formatDate(overlap.date),
          units: overlap.visits.map(({ unitId }) => unitName(unitId)).join(', '),
        })
      : m.admin_overlap_unit({
          unit: unitName(overlap.unitId),
          first: formatDate(overlap.visits[0].date),
          second: formatDate(overlap.visits[1].date),
        });
  return (
    <Stack>
      {overlaps.map((overlap) => (
        <Message key={words(overlap)} kind="warning" live={false} title={words(overlap)}>
          {m.admin_overlap_next()}
        </Message>
      ))}
    </Stack>
  );
}

function Delegations({
  campaignId,
  delegations,
}: {
  readonly campaignId: string;
  readonly delegations: readonly Delegation[];
}) {
  const { accounts } = useOffice();
  const [editing, setEditing] = useState<Delegation | 'new' | null>(null);
  const add = (
    <Button icon="plus" onClick={() => setEditing('new')}>
      {m.admin_delegation_add()}
    </Button>
  );
  return (
    <Group title={m.admin_delegations()} aside={delegations.length > 0 && add}>
      {delegations.length === 0 && (
        <EmptyState title={m.admin_delegations_empty()} action={add}>
          {m.admin_delegations_empty_text()}
        </EmptyState>
      )}
      {delegations.map((delegation) => (
        <Panel key={delegation.id} title={delegation.name}>
          {delegation.members.every(({ role }) => role !== 'lead') && (
            <Message kind="warning" live={false} title={m.admin_lead_none()} />
          )}
          <KvList
            entries={delegation.members.map(({ accountId, role }) => {
              const account = accounts.find(({ id }) => id === accountId);
              return {
                key: accountId,
                label: dutyWords[role](),
                value: [account?.name ?? accountId, account?.office]
                  .filter((part) => part !== undefined && part !== '')
                  .join(' · '),
              };
            })}
          />
          <Row>
            <Button icon="pencil-simple" onClick={() => setEditing(delegation)}>
              {m.admin_delegation_edit_this({ name: delegation.name })}
            </Button>
          </Row>
        </Panel>
      ))}
      {editing && (
        <DelegationForm
          campaignId={campaignId}
          delegation={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </Group>
  );
}

function Visits({
  campaignId,
  visits,
  canAdd,
}: {
  readonly campaignId: string;
  readonly visits: readonly Visit[];
  readonly canAdd: boolean;
}) {
  const { directory } = useOffice();
  const [editing, setEditing] = useState<Visit | 'new' | null>(null);
  const reason =
    directory.units.length === 0
      ? m.admin_visit_needs_unit()
      : canAdd
        ? undefined
        : m.admin_visit_needs_delegation();
  const add = (
    <Button icon="plus" disabledReason={reason} onClick={() => setEditing('new')}>
      {m.admin_visit_add()}
    </Button>
  );
  return (
    <Group title={m.admin_visits()} aside={visits.length > 0 && add}>
      {visits.length === 0 ? (
        <EmptyState title={m.admin_visits_empty()} action={add}>
          {m.admin_visits_empty_text()}
        </EmptyState>
      ) : (
        <Leaf marginWidth="date" label={m.admin_visits()}>
          {visits.map((visit) => (
            <VisitLine key={visit.id} visit={visit} onOpen={() => setEditing(visit)} />
          ))}
        </Leaf>
      )}
      {editing && (
        <VisitForm
          campaignId={campaignId}
          visit={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </Group>
  );
}
