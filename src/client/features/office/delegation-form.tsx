import { useMemo } from 'react';
import { useFieldArray, useFormState, type FieldPath } from 'react-hook-form';
import { z } from 'zod';
import { readableId } from '#domain/directory/plan-rows-values.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { Message } from '#client/ui/message.tsx';
import { Row } from '#client/ui/page.tsx';
import { useToast } from '#client/ui/toast.tsx';
import { FormSelect, FormText } from './form-fields.tsx';
import { FormSheet } from './form-sheet.tsx';
import { useOffice } from './office-context.ts';
import type { Delegation, PlannedDelegation } from './office-types.ts';
import { dutyWords, optionsOf } from './role-words.ts';
import { useOfficeForm } from './use-office-form.ts';
import styles from './office.module.css';

type Duty = PlannedDelegation['members'][number]['role'];

export interface DelegationValues {
  name: string;
  members: { username: string; role: Duty }[];
}

/** A delegation has one lead, and nobody twice. */
export function delegationSchema(): z.ZodType<DelegationValues, DelegationValues> {
  return z.object({
    name: z.string().trim().min(1, m.admin_delegation_name_missing()).max(200),
    members: z
      .array(
        z.object({
          username: z.string().min(1, m.admin_member_missing()),
          role: z.enum(['lead', 'deputy', 'secretary', 'member']),
        }),
      )
      .max(100)
      .superRefine((members, context) => {
        const leads = members.flatMap(({ role }, index) => (role === 'lead' ? [index] : []));
        if (leads.length === 0) context.addIssue({ code: 'custom', message: m.admin_lead_none() });
        for (const index of leads.slice(1)) {
          context.addIssue({
            code: 'custom',
            path: [index, 'role'],
            message: m.admin_lead_twice(),
          });
        }
        members.forEach(({ username }, index) => {
          const first = members.findIndex((member) => member.username === username);
          if (username !== '' && first !== index) {
            context.addIssue({
              code: 'custom',
              path: [index, 'username'],
              message: m.admin_member_twice(),
            });
          }
        });
      }),
  });
}

/** Name and members of a delegation; members come from different offices. */
export function DelegationForm({
  campaignId,
  delegation,
  onClose,
}: {
  readonly campaignId: string;
  readonly delegation: Delegation | null;
  readonly onClose: () => void;
}) {
  const { accounts, directory } = useOffice();
  const toast = useToast();
  const schema = useMemo(() => delegationSchema(), []);
  const usernames = new Map(accounts.map(({ id, username }) => [id, username]));
  const form = useOfficeForm<DelegationValues>({
    draft: `delegation/${delegation?.id ?? campaignId}`,
    schema,
    values: {
      name: delegation?.name ?? '',
      members: delegation?.members.map(({ accountId, role }) => ({
        username: usernames.get(accountId) ?? '',
        role,
      })) ?? [{ username: '', role: 'lead' }],
    },
    toPlan: ({ name, members }) => {
      const taken = new Set(directory.delegations.map(({ id }) => id));
      const id = delegation?.id ?? readableId(`${campaignId} ${name}`, taken);
      return { delegations: [{ id, campaignId, name, members }] };
    },
    fieldOf: (path) =>
      /^(name|members\/\d+\/(username|role))$/.test(path)
        ? (path.replaceAll('/', '.') as FieldPath<DelegationValues>)
        : null,
    onSaved: ({ name }) => {
      toast({ text: m.admin_delegation_saved({ name }) });
      onClose();
    },
  });
  const { control } = form.form;
  const { fields, append, remove } = useFieldArray({ control, name: 'members' });
  const { errors } = useFormState({ control });
  const whole = errors.members?.root?.message ?? errors.members?.message;
  const inspectors = accounts
    .filter(({ role, disabled, id }) => {
      const member = delegation?.members.some(({ accountId }) => accountId === id) ?? false;
      return role === 'inspector' && (!disabled || member);
    })
    .toSorted(
      (a, b) => a.office.localeCompare(b.office, 'vi') || a.name.localeCompare(b.name, 'vi'),
    )
    .map(({ username, name, office }) => ({
      value: username,
      label: office === '' ? name : `${name}, ${office}`,
    }));
  return (
    <FormSheet
      title={delegation ? m.admin_delegation_edit() : m.admin_delegation_add()}
      action={delegation ? m.admin_delegation_save() : m.admin_delegation_add()}
      onClose={onClose}
      form={form}
    >
      <FormText
        control={control}
        name="name"
        label={m.admin_delegation_name()}
        help={m.admin_delegation_name_help()}
        required
        maxLength={200}
      />
      {inspectors.length === 0 && (
        <Message kind="warning" live={false} title={m.admin_no_inspectors()}>
          {m.admin_no_inspectors_text()}
        </Message>
      )}
      {fields.map((field, index) => (
        <fieldset key={field.id} className={styles.member}>
          <legend>{m.admin_member_number({ number: index + 1 })}</legend>
          <div className={styles.memberFields}>
            <FormSelect
              control={control}
              name={`members.${index}.username`}
              label={m.admin_person()}
              placeholder={m.admin_choose_person()}
              options={inspectors}
              required
            />
            <FormSelect
              control={control}
              name={`members.${index}.role`}
              label={m.admin_duty()}
              options={optionsOf(dutyWords)}
              required
            />
          </div>
          <IconButton
            icon="x"
            label={m.admin_member_remove({ number: index + 1 })}
            onClick={() => remove(index)}
          />
        </fieldset>
      ))}
      <Row>
        <Button icon="user-plus" onClick={() => append({ username: '', role: 'member' })}>
          {m.admin_member_add()}
        </Button>
      </Row>
      {whole && <Message kind="error" title={whole} />}
    </FormSheet>
  );
}
