import { useMemo, useState } from 'react';
import { z } from 'zod';
import { foldName } from '#domain/directory/plan-rows-sheets.ts';
import { readableId } from '#domain/directory/plan-rows-values.ts';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import type { TableColumn } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Group } from '#client/ui/page.tsx';
import { useToast } from '#client/ui/toast.tsx';
import { FormText } from './form-fields.tsx';
import { FormSheet } from './form-sheet.tsx';
import { useOffice } from './office-context.ts';
import type { Unit } from './office-types.ts';
import { RecordList } from './record-list.tsx';
import { useOfficeForm } from './use-office-form.ts';
import styles from './office.module.css';

export function UnitsPage() {
  const { accounts, directory } = useOffice();
  const [editing, setEditing] = useState<Unit | 'new' | null>(null);
  const counts = useMemo(() => {
    const of = (ids: readonly (string | null)[]) =>
      new Map(directory.units.map(({ id }) => [id, ids.filter((each) => each === id).length]));
    return {
      staff: of(accounts.map(({ unitId }) => unitId)),
      visits: of(directory.visits.map(({ unitId }) => unitId)),
    };
  }, [accounts, directory]);
  const units = directory.units.toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
  const add = (
    <Button variant="primary" icon="plus" onClick={() => setEditing('new')}>
      {m.admin_unit_add()}
    </Button>
  );
  return (
    <Group title={m.admin_nav_units()} aside={units.length > 0 && add}>
      {units.length === 0 ? (
        <EmptyState title={m.admin_units_empty()} action={add}>
          {m.admin_units_empty_text()}
        </EmptyState>
      ) : (
        <RecordList
          caption={m.admin_nav_units()}
          rows={units}
          rowKey={({ id }) => id}
          columns={unitColumns(counts, setEditing)}
        />
      )}
      {editing && (
        <UnitForm unit={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Group>
  );
}

interface UnitValues {
  readonly name: string;
  readonly district: string;
}

function UnitForm({ unit, onClose }: { readonly unit: Unit | null; readonly onClose: () => void }) {
  const { directory } = useOffice();
  const toast = useToast();
  const schema = useMemo((): z.ZodType<UnitValues, UnitValues> => {
    const others = directory.units.filter(({ id }) => id !== unit?.id);
    return z
      .object({
        name: z.string().trim().min(1, m.admin_unit_name_missing()).max(200),
        district: z.string().trim().max(200),
      })
      .refine(
        ({ name, district }) =>
          !others.some(
            (other) => foldName(other.name + other.district) === foldName(name + district),
          ),
        { path: ['name'], message: m.admin_unit_exists() },
      );
  }, [directory.units, unit]);
  const form = useOfficeForm<UnitValues>({
    draft: `unit/${unit?.id ?? ''}`,
    schema,
    values: { name: unit?.name ?? '', district: unit?.district ?? '' },
    toPlan: (values) => {
      const taken = new Set(directory.units.map(({ id }) => id));
      return { units: [{ id: unit?.id ?? readableId(values.name, taken), ...values }] };
    },
    fieldOf: (path) => (path === 'name' || path === 'district' ? path : null),
    onSaved: ({ name }) => {
      toast({ text: unit ? m.admin_unit_saved({ name }) : m.admin_unit_added({ name }) });
      onClose();
    },
  });
  const { control } = form.form;
  return (
    <FormSheet
      title={unit ? m.admin_unit_edit() : m.admin_unit_add()}
      action={unit ? m.admin_unit_save() : m.admin_unit_add()}
      onClose={onClose}
      form={form}
    >
      <FormText
        control={control}
        name="name"
        label={m.admin_unit_name()}
        help={m.admin_unit_name_help()}
        required
        maxLength={200}
      />
      <FormText
        control={control}
        name="district"
        label={m.admin_district()}
        help={m.admin_district_help()}
        maxLength={200}
      />
    </FormSheet>
  );
}

interface UnitCounts {
  readonly staff: ReadonlyMap<string, number>;
  readonly visits: ReadonlyMap<string, number>;
}

function unitColumns(
  counts: UnitCounts,
  onOpen: (unit: Unit) => void,
): readonly TableColumn<Unit>[] {
  return [
    {
      key: 'name',
      head: m.admin_unit_name(),
      rowHeader: true,
      cell: (unit) => (
        <button type="button" className={styles.open} onClick={() => onOpen(unit)}>
          {unit.name}
        </button>
      ),
    },
    { key: 'district', head: m.admin_district(), cell: ({ district }) => district },
    {
      key: 'staff',
      head: m.admin_nav_accounts(),
      numeric: true,
      cell: ({ id }) => formatNumber(counts.staff.get(id) ?? 0),
    },
    {
      key: 'visits',
      head: m.admin_visits(),
      numeric: true,
      cell: ({ id }) => formatNumber(counts.visits.get(id) ?? 0),
    },
  ];
}
