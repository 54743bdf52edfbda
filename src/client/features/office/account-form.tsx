import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { accountRoles, usernameSchema } from '#domain/directory/directory.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Note } from '#client/ui/page.tsx';
import { useToast } from '#client/ui/toast.tsx';
import { FormSelect, FormText } from './form-fields.tsx';
import { FormSheet } from './form-sheet.tsx';
import { useOffice } from './office-context.ts';
import { accountRoleWords, optionsOf } from './role-words.ts';
import { useOfficeForm } from './use-office-form.ts';

interface AccountValues {
  readonly username: string;
  readonly name: string;
  readonly office: string;
  readonly role: (typeof accountRoles)[number];
  readonly unitId: string;
}

const fields: readonly (keyof AccountValues)[] = ['username', 'name', 'office', 'role', 'unitId'];

function accountSchema(usernames: ReadonlySet<string>): z.ZodType<AccountValues, AccountValues> {
  return z
    .object({
      username: z
        .string()
        .refine((value) => usernameSchema.safeParse(value).success, m.auth_setup_username_bad())
        .refine((value) => !usernames.has(value), m.auth_taken()),
      name: z.string().trim().min(1, m.admin_name_missing()).max(200),
      office: z.string().trim().max(200),
      role: z.enum(accountRoles),
      unitId: z.string(),
    })
    .refine(({ role, unitId }) => role !== 'unit' || unitId !== '', {
      path: ['unitId'],
      message: m.admin_unit_missing(),
    });
}

/** A new account; its first password is shown above the page. */
export function AccountForm({ onClose }: { readonly onClose: () => void }) {
  const { accounts, directory } = useOffice();
  const toast = useToast();
  const schema = useMemo(
    () => accountSchema(new Set(accounts.map(({ username }) => username))),
    [accounts],
  );
  const form = useOfficeForm<AccountValues>({
    draft: 'account',
    schema,
    values: { username: '', name: '', office: '', role: 'inspector', unitId: '' },
    toPlan: ({ unitId, ...account }) => ({
      accounts: [{ ...account, unitId: account.role === 'unit' ? unitId : null }],
    }),
    fieldOf: (path) => fields.find((field) => field === path) ?? null,
    onSaved: ({ name }) => {
      toast({ text: m.admin_account_added({ name }) });
      onClose();
    },
  });
  const { control } = form.form;
  const role = useWatch({ control, name: 'role' });
  return (
    <FormSheet
      title={m.admin_account_add()}
      action={m.admin_account_add()}
      onClose={onClose}
      form={form}
    >
      <FormText
        control={control}
        name="name"
        label={m.admin_name()}
        help={m.admin_name_help()}
        required
        maxLength={200}
      />
      <FormText
        control={control}
        name="username"
        label={m.admin_username()}
        help={m.auth_setup_username_help()}
        required
        code
        maxLength={40}
      />
      <FormSelect
        control={control}
        name="role"
        label={m.admin_role()}
        options={optionsOf(accountRoleWords)}
        required
      />
      {role === 'unit' && (
        <FormSelect
          control={control}
          name="unitId"
          label={m.admin_unit()}
          placeholder={m.admin_choose_unit()}
          required
          help={directory.units.length === 0 ? m.admin_no_units_yet() : undefined}
          options={directory.units.map(({ id, name, district }) => ({
            value: id,
            label: [name, district].filter((part) => part !== '').join(', '),
          }))}
        />
      )}
      <FormText
        control={control}
        name="office"
        label={m.admin_office_optional()}
        help={m.admin_office_help()}
        maxLength={200}
      />
      <Note>{m.admin_account_password()}</Note>
    </FormSheet>
  );
}
