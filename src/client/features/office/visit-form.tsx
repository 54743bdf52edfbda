import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { readableId } from '#domain/directory/plan-rows-values.ts';
import { formatWeekday, parseTypedDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useToast } from '#client/ui/toast.tsx';
import { FormSelect, FormText } from './form-fields.tsx';
import { FormSheet } from './form-sheet.tsx';
import { useOffice } from './office-context.ts';
import type { Visit } from './office-types.ts';
import { optionsOf, visitKindWords } from './role-words.ts';
import { useOfficeForm } from './use-office-form.ts';
import { VisitChecklists } from './visit-checklists.tsx';
import {
  fieldOfVisit,
  fromVisit,
  toPlannedVisit,
  visitSchema,
  type VisitValues,
} from './visit-values.ts';
import styles from './office.module.css';

/** Who visits whom on which day, over which period, with which checklists in whose hands. */
export function VisitForm({
  campaignId,
  visit,
  onClose,
}: {
  readonly campaignId: string;
  readonly visit: Visit | null;
  readonly onClose: () => void;
}) {
  const { accounts, directory, checklistId } = useOffice();
  const toast = useToast();
  const schema = useMemo(() => visitSchema(), []);
  const delegations = directory.delegations.filter((entry) => entry.campaignId === campaignId);
  const form = useOfficeForm<VisitValues>({
    draft: `visit/${visit?.id ?? campaignId}`,
    schema,
    values: fromVisit(visit, delegations, accounts, checklistId),
    toPlan: (values) => {
      const taken = new Set(directory.visits.map(({ id }) => id));
      const planned = toPlannedVisit(values, campaignId);
      const id = visit?.id ?? readableId(`${planned.unitId.slice(0, 48)} ${planned.date}`, taken);
      return { visits: [{ id, ...planned }] };
    },
    fieldOf: fieldOfVisit,
    onSaved: () => {
      toast({ text: visit ? m.admin_visit_saved() : m.admin_visit_added() });
      onClose();
    },
  });
  const { control } = form.form;
  const date = useWatch({ control, name: 'date' });
  const day = parseTypedDate(date);
  return (
    <FormSheet
      title={visit ? m.admin_visit_edit() : m.admin_visit_add()}
      action={visit ? m.admin_visit_save() : m.admin_visit_add()}
      onClose={onClose}
      form={form}
    >
      <FormSelect
        control={control}
        name="unitId"
        label={m.admin_unit()}
        placeholder={m.admin_choose_unit()}
        required
        options={directory.units
          .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))
          .map(({ id, name, district }) => ({
            value: id,
            label: district === '' ? name : `${name}, ${district}`,
          }))}
      />
      <FormSelect
        control={control}
        name="delegationId"
        label={m.admin_delegation()}
        placeholder={m.admin_choose_delegation()}
        required
        options={delegations.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className={styles.two}>
        <FormText
          control={control}
          name="date"
          label={m.admin_visit_date()}
          placeholder={m.fill_date_pattern()}
          help={day === null ? m.admin_date_help() : formatWeekday(day)}
          required
          maxLength={10}
        />
        <FormSelect
          control={control}
          name="kind"
          label={m.admin_visit_kind()}
          help={m.admin_visit_kind_help()}
          options={optionsOf(visitKindWords)}
          required
        />
      </div>
      <div className={styles.two}>
        <FormText
          control={control}
          name="from"
          label={m.admin_period_from()}
          placeholder={m.fill_date_pattern()}
          required
          maxLength={10}
        />
        <FormText
          control={control}
          name="to"
          label={m.admin_period_to()}
          placeholder={m.fill_date_pattern()}
          help={m.admin_period_help()}
          required
          maxLength={10}
        />
      </div>
      <VisitChecklists control={control} delegations={delegations} visitId={visit?.id ?? null} />
    </FormSheet>
  );
}
