/**
 * From the rows of a spreadsheet to a plan, whole: people, units, a campaign, its delegations and
 * visits. Pure; every row that cannot be taken is named with its sheet, row and column.
 */
import type { Unit } from './directory.ts';
import { usernameSchema } from './directory.ts';
import { cellText, foldName, planSheets, readSheets } from './plan-rows-sheets.ts';
import type { Line, SheetKind, SheetRows } from './plan-rows-sheets.ts';
import type {
  Place,
  PlanKnown,
  PlannedDelegation,
  PlanReading,
  Reading,
  RowPlan,
  RowProblem,
} from './plan-rows-plan.ts';
import { planVisits } from './plan-rows-visits.ts';
import { readAccountRole, readDuty, readableId } from './plan-rows-values.ts';

/** Said, but nothing stands in the way. */
const notes: ReadonlySet<RowProblem['code']> = new Set([
  'unknown-sheet',
  'unknown-column',
  'known-account',
]);

export function planFromSheets(sheets: readonly SheetRows[], known: PlanKnown): PlanReading {
  const { lines, problems: heads, known: recognised } = readSheets(sheets);
  const all: RowProblem[] = [...heads];
  if (recognised === 0) {
    all.push({ sheet: '', row: null, column: null, code: 'no-known-sheet', value: '' });
  }
  const places = new Map<string, Place>();
  const plan: RowPlan = { accounts: [], units: [], campaigns: [], delegations: [], visits: [] };
  const reading = createReading(known, plan, places, all);
  // A sheet without a needed column says so once, not once a row.
  const readable = (kind: SheetKind): readonly Line[] =>
    heads.some(({ code, sheet }) => code === 'missing-column' && sheet === lines[kind][0]?.sheet)
      ? []
      : lines[kind];
  planUnits(readable('units'), reading);
  planCampaigns(readable('campaigns'), reading);
  planAccounts(readable('accounts'), reading);
  planDelegations(readable('delegations'), reading);
  planVisits(readable('visits'), reading);
  return {
    plan,
    places,
    problems: all.filter(({ code }) => !notes.has(code)),
    notes: all.filter(({ code }) => notes.has(code)),
  };
}

function createReading(
  known: PlanKnown,
  plan: RowPlan,
  places: Map<string, Place>,
  all: RowProblem[],
): Reading {
  const report: Reading['report'] = (line, column, code, value = '') => {
    all.push({ sheet: line.sheet, row: line.row, column, code, value });
  };
  const labelOf = (kind: SheetKind, key: string): { label: string; required: boolean } =>
    (planSheets[kind].columns as Record<string, { label: string; required: boolean }>)[key]!;
  const text: Reading['text'] = (line, kind, key, most = 200) => {
    const value = cellText(line.cells[key]);
    const { label, required } = labelOf(kind, key);
    if (value === '' && required) report(line, label, 'missing');
    if (value.length > most) report(line, label, 'too-long', String(most));
    return value;
  };
  return {
    known,
    plan,
    report,
    text,
    place: (path, line) => places.set(path, { sheet: line.sheet, row: line.row }),
    campaignId: (line, kind) => {
      const { label } = labelOf(kind, 'campaign');
      const value = cellText(line.cells['campaign']);
      // With one campaign in the file, rows need not repeat its name.
      if (value === '' && plan.campaigns.length === 1) return plan.campaigns[0]!.id;
      if (value === '') report(line, label, 'missing');
      const found = [...plan.campaigns, ...known.campaigns].find((entry) =>
        sameName(entry.name, value),
      );
      if (!found && value !== '') report(line, label, 'unknown-campaign', value);
      return found?.id ?? null;
    },
    unitId: (line, kind) => {
      const { label } = labelOf(kind, 'unit');
      const value = cellText(line.cells['unit']);
      if (value === '') return null;
      const named = unitsNamed(value, plan, known);
      if (named.length === 0) report(line, label, 'unknown-unit', value);
      if (named.length > 1) report(line, label, 'ambiguous-unit', value);
      return named.length === 1 ? named[0]!.id : null;
    },
  };
}

/** By name; where two units share one, by name and what they belong to: 'UBND xã Tân Lập, Huyện Yên Mỹ'. */
function unitsNamed(value: string, plan: RowPlan, known: PlanKnown): readonly Unit[] {
  const planned = new Set(plan.units.map(({ id }) => id));
  const units = [...plan.units, ...known.units.filter(({ id }) => !planned.has(id))];
  const whole = units.filter(({ name, district }) => sameName(`${name} ${district}`, value));
  return whole.length > 0 ? whole : units.filter(({ name }) => sameName(name, value));
}

const sameName = (left: string, right: string): boolean => foldName(left) === foldName(right);

function planUnits(lines: readonly Line[], { known, plan, place, report, text }: Reading): void {
  const taken = new Set(known.units.map(({ id }) => id));
  for (const line of lines) {
    const name = text(line, 'units', 'name');
    const district = text(line, 'units', 'district');
    if (name === '') continue;
    const alike = (unit: Unit) => sameName(unit.name, name) && sameName(unit.district, district);
    if (plan.units.some(alike)) {
      report(line, planSheets.units.columns.name.label, 'duplicate', name);
      continue;
    }
    const id = known.units.find(alike)?.id ?? readableId(name, taken);
    taken.add(id);
    place(`units/${plan.units.length}`, line);
    plan.units.push({ id, name, district });
  }
}

function planCampaigns(
  lines: readonly Line[],
  { known, plan, place, report, text }: Reading,
): void {
  const taken = new Set(known.campaigns.map(({ id }) => id));
  for (const line of lines) {
    const name = text(line, 'campaigns', 'name');
    const basis = text(line, 'campaigns', 'basis', 2000);
    if (name === '') continue;
    if (plan.campaigns.some((entry) => sameName(entry.name, name))) {
      report(line, planSheets.campaigns.columns.name.label, 'duplicate', name);
      continue;
    }
    const id =
      known.campaigns.find((entry) => sameName(entry.name, name))?.id ?? readableId(name, taken);
    taken.add(id);
    place(`campaigns/${plan.campaigns.length}`, line);
    plan.campaigns.push({ id, name, basis });
  }
}

function planAccounts(lines: readonly Line[], reading: Reading): void {
  const { known, plan, place, report, text } = reading;
  const { columns } = planSheets.accounts;
  const taken = new Set(known.accounts.map(({ username }) => username));
  const seen = new Set<string>();
  for (const line of lines) {
    const username = text(line, 'accounts', 'username').toLowerCase();
    const name = text(line, 'accounts', 'name');
    const office = text(line, 'accounts', 'office');
    const roleText = text(line, 'accounts', 'role');
    const role = readAccountRole(line.cells['role']);
    const unitId = reading.unitId(line, 'accounts');
    const unitText = cellText(line.cells['unit']);
    if (roleText !== '' && role === null)
      report(line, columns.role.label, 'unknown-role', roleText);
    if (role === 'unit' && unitText === '') report(line, columns.unit.label, 'unit-needed');
    if (role !== null && role !== 'unit' && unitText !== '') {
      report(line, columns.unit.label, 'unit-not-wanted', unitText);
    }
    if (username === '') continue;
    if (!usernameSchema.safeParse(username).success) {
      report(line, columns.username.label, 'bad-username', username);
    } else if (seen.has(username)) report(line, columns.username.label, 'duplicate', username);
    else if (taken.has(username)) report(line, columns.username.label, 'known-account', username);
    else if (role !== null && name !== '') {
      place(`accounts/${plan.accounts.length}`, line);
      plan.accounts.push({ username, name, office, role, unitId: role === 'unit' ? unitId : null });
    }
    seen.add(username);
  }
}

function planDelegations(lines: readonly Line[], reading: Reading): void {
  const { known, plan, place, report, text } = reading;
  const { columns } = planSheets.delegations;
  const roles = new Map(
    [...known.accounts, ...plan.accounts].map((entry) => [entry.username, entry.role]),
  );
  const taken = new Set(known.delegations.map(({ id }) => id));
  const firstLines = new Map<PlannedDelegation, Line>();
  for (const line of lines) {
    const campaignId = reading.campaignId(line, 'delegations');
    const name = text(line, 'delegations', 'name');
    const username = text(line, 'delegations', 'username').toLowerCase();
    const dutyText = text(line, 'delegations', 'duty');
    const duty = readDuty(line.cells['duty']);
    if (dutyText !== '' && duty === null)
      report(line, columns.duty.label, 'unknown-duty', dutyText);
    if (campaignId === null || name === '') continue;
    const alike = (entry: { campaignId: string; name: string }) =>
      entry.campaignId === campaignId && sameName(entry.name, name);
    let delegation = plan.delegations.find(alike);
    if (!delegation) {
      const id = known.delegations.find(alike)?.id ?? readableId(`${campaignId} ${name}`, taken);
      taken.add(id);
      delegation = { id, campaignId, name, members: [] };
      place(`delegations/${plan.delegations.length}`, line);
      plan.delegations.push(delegation);
      firstLines.set(delegation, line);
    }
    if (username === '') continue;
    checkMember(line, delegation, username, roles, report);
    if (duty === 'lead' && delegation.members.some((member) => member.role === 'lead')) {
      report(line, columns.duty.label, 'second-lead', name);
    }
    if (duty !== null) delegation.members.push({ username, role: duty });
  }
  for (const [delegation, line] of firstLines) {
    if (!delegation.members.some((member) => member.role === 'lead')) {
      report(line, columns.duty.label, 'no-lead', delegation.name);
    }
  }
}

function checkMember(
  line: Line,
  { members }: PlannedDelegation,
  username: string,
  roles: ReadonlyMap<string, string>,
  report: Reading['report'],
): void {
  const { label } = planSheets.delegations.columns.username;
  const role = roles.get(username);
  if (role === undefined) report(line, label, 'unknown-person', username);
  else if (role !== 'inspector') report(line, label, 'not-inspector', username);
  if (members.some((member) => member.username === username)) {
    report(line, label, 'duplicate', username);
  }
}
