import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { AccountForm } from '#client/features/office/account-form.tsx';
import {
  OfficeContext,
  type Office,
  type PlanOutcome,
} from '#client/features/office/office-context.ts';
import type { Plan } from '#client/features/office/office-types.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { ToastRegion } from '#client/ui/toast.tsx';

afterEach(cleanup);

/** The form inside an office whose server answers what the test says. */
function openForm(outcomes: PlanOutcome[]) {
  const plans: Plan[] = [];
  const drafts = new Map<string, unknown>();
  const office: Office = {
    accounts: [],
    held: [],
    heldBefore: null,
    directory: {
      units: [{ id: 'hoa-lac', name: 'UBND xã Hòa Lạc', district: '' }],
      ...{ campaigns: [], delegations: [], visits: [], checklists: [] },
    },
    reload: () => Promise.resolve(),
    showPasswords: () => undefined,
    checklistId: () => null,
    drafts,
    apply: (plan) => {
      plans.push(plan);
      const outcome = outcomes.shift();
      if (!outcome) throw new Error('the test has no more answers');
      return Promise.resolve(outcome);
    },
  };
  function Frame() {
    const [open, setOpen] = useState(true);
    return open ? (
      <AccountForm onClose={() => setOpen(false)} />
    ) : (
      <button type="button" onClick={() => setOpen(true)}>
        open
      </button>
    );
  }
  render(
    <ToastRegion>
      <OfficeContext value={office}>
        <Frame />
      </OfficeContext>
    </ToastRegion>,
  );
  return { plans, drafts };
}

const name = () => screen.getByLabelText<HTMLInputElement>(m.admin_name());
const username = () => screen.getByLabelText<HTMLInputElement>(m.admin_username());
const send = () => screen.getByRole('button', { name: m.admin_account_add(), hidden: true });

it('sends nothing while a field is wrong, and says so at the field', async () => {
  const user = userEvent.setup();
  const { plans } = openForm([]);
  await user.type(username(), 'Có Dấu');
  await user.click(send());
  expect(await screen.findByText(m.admin_name_missing())).toBeTruthy();
  expect(screen.getByText(m.auth_setup_username_bad())).toBeTruthy();
  expect(username().getAttribute('aria-invalid')).toBe('true');
  expect(plans).toEqual([]);
});

it('puts a problem of the server at its field, then sends the mended plan', async () => {
  const user = userEvent.setup();
  const { plans, drafts } = openForm([
    {
      type: 'problems',
      problems: [{ path: 'accounts/0/username', code: 'exists', value: 'tu.phap' }],
    },
    { type: 'done' },
  ]);
  await user.type(name(), 'Chuyên viên');
  await user.type(username(), 'tu.phap');
  await user.click(send());
  expect(await screen.findByText(m.admin_plan_exists({ value: 'tu.phap' }))).toBeTruthy();
  await user.type(username(), '2');
  await user.click(send());
  expect(await screen.findByText(m.admin_account_added({ name: 'Chuyên viên' }))).toBeTruthy();
  expect(plans.at(-1)).toEqual({
    accounts: [
      { username: 'tu.phap2', name: 'Chuyên viên', office: '', role: 'inspector', unitId: null },
    ],
  });
  expect(drafts.size).toBe(0);
});

it('says that there is no network, and keeps what was typed over a closed sheet', async () => {
  const user = userEvent.setup();
  openForm([{ type: 'failed', problem: { type: 'no-connection' } }]);
  await user.type(name(), 'Chuyên viên');
  await user.type(username(), 'tu.phap');
  await user.click(send());
  expect(await screen.findByText(m.admin_problem_offline())).toBeTruthy();
  expect(name().value).toBe('Chuyên viên');
  await user.click(screen.getByRole('button', { name: m.common_cancel(), hidden: true }));
  await user.click(screen.getByRole('button', { name: 'open' }));
  expect(name().value).toBe('Chuyên viên');
  expect(username().value).toBe('tu.phap');
  await user.click(screen.getByRole('button', { name: m.admin_draft_discard(), hidden: true }));
  expect(name().value).toBe('');
});

it('asks for the unit of its staff, and of nobody else', async () => {
  const user = userEvent.setup();
  const { plans } = openForm([{ type: 'done' }]);
  expect(screen.queryByLabelText(m.admin_unit())).toBeNull();
  await user.type(name(), 'UBND xã Hòa Lạc');
  await user.type(username(), 'hoa.lac');
  await user.selectOptions(screen.getByLabelText(m.admin_role()), 'unit');
  await user.click(send());
  expect(await screen.findByText(m.admin_unit_missing())).toBeTruthy();
  await user.selectOptions(screen.getByLabelText(m.admin_unit()), 'hoa-lac');
  await user.click(send());
  expect(await screen.findByText(m.admin_account_added({ name: 'UBND xã Hòa Lạc' }))).toBeTruthy();
  expect(plans[0]?.accounts?.[0]).toMatchObject({ role: 'unit', unitId: 'hoa-lac' });
});
