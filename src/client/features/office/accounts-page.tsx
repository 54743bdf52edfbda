import { useId, useMemo, useState } from 'react';
import { formatDateTime, formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import type { TableColumn } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Field } from '#client/ui/field.tsx';
import { Group, Row } from '#client/ui/page.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import { AccountForm } from './account-form.tsx';
import { AccountSheet } from './account-sheet.tsx';
import { useOffice } from './office-context.ts';
import type { OfficeAccount } from './office-types.ts';
import { RecordList } from './record-list.tsx';
import { accountRoleWords } from './role-words.ts';
import { searchAccounts } from './search-accounts.ts';
import styles from './office.module.css';

export function AccountsPage() {
  const { accounts, directory } = useOffice();
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const status = useId();
  const unitNames = useMemo(
    () => new Map(directory.units.map(({ id, name }) => [id, name])),
    [directory.units],
  );
  const found = useMemo(
    () => searchAccounts(accounts, query, unitNames),
    [accounts, query, unitNames],
  );
  const opened = accounts.find(({ id }) => id === open);
  return (
    <Group
      title={m.admin_nav_accounts()}
      aside={
        <Button variant="primary" icon="user-plus" onClick={() => setAdding(true)}>
          {m.admin_account_add()}
        </Button>
      }
    >
      <div className={styles.tools}>
        <Field label={m.admin_account_search()}>
          {(control) => (
            <TextInput
              {...control}
              type="search"
              autoComplete="off"
              aria-describedby={status}
              value={query}
              onValueChange={setQuery}
            />
          )}
        </Field>
        <p id={status} role="status">
          {m.admin_account_found({
            count: formatNumber(found.length),
            all: formatNumber(accounts.length),
          })}
        </p>
      </div>
      {found.length === 0 ? (
        <EmptyState
          title={m.admin_account_none()}
          action={<Button onClick={() => setQuery('')}>{m.admin_account_show_all()}</Button>}
        >
          {m.admin_account_none_text()}
        </EmptyState>
      ) : (
        <RecordList
          caption={m.admin_nav_accounts()}
          rows={found}
          rowKey={({ id }) => id}
          columns={accountColumns(unitNames, setOpen)}
        />
      )}
      {adding && <AccountForm onClose={() => setAdding(false)} />}
      {opened && <AccountSheet account={opened} onClose={() => setOpen(null)} />}
    </Group>
  );
}

function accountColumns(
  unitNames: ReadonlyMap<string, string>,
  onOpen: (id: string) => void,
): readonly TableColumn<OfficeAccount>[] {
  return [
    {
      key: 'name',
      head: m.admin_account_who(),
      rowHeader: true,
      cell: ({ id, name, username, disabled }) => (
        <div className={styles.person}>
          <Row>
            <button type="button" className={styles.open} onClick={() => onOpen(id)}>
              {name}
            </button>
            {disabled && <Tag icon="lock-simple">{m.admin_account_disabled()}</Tag>}
          </Row>
          <span className={styles.code}>{username}</span>
        </div>
      ),
    },
    {
      key: 'role',
      head: m.admin_role(),
      cell: ({ role }) => <span className={styles.role}>{accountRoleWords[role]()}</span>,
    },
    {
      key: 'office',
      head: m.admin_office_or_unit(),
      cell: ({ office, unitId }) => (unitId === null ? office : (unitNames.get(unitId) ?? unitId)),
    },
    {
      key: 'seen',
      head: m.admin_last_sign_in(),
      cell: ({ lastSignIn }) =>
        lastSignIn === null ? m.admin_never_signed_in() : formatDateTime(Date.parse(lastSignIn)),
    },
  ];
}
