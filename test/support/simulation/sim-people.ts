/** What people do on their tablets in an ordinary week, in random order. */
import type { Scope } from '#domain/sync/scope.ts';
import { followupOne, visitOne, type Username } from './sim-server.ts';
import type { Tablet } from './sim-tablet.ts';
import type { SimWorld, WorldEdit } from './sim-world.ts';

const delegation = ['lead', 'deputy', 'secretary', 'member'];
const compilers = ['lead', 'deputy', 'secretary'];

/** What a person would write in a scope: mostly what the role allows, sometimes what it does not. */
function editFor(
  { random, text }: SimWorld,
  username: Username,
  scope: Scope,
  value: string,
): WorldEdit {
  void text;
  if (scope.startsWith('followup/')) return followupEdit(random, username, scope, value);
  const kind = random.below(20);
  if (kind === 0)
    return { scope, record: 'statement:s1', field: 'text', value, allowed: compilers };
  if (kind === 1) return { scope, record: 'novel:x1', field: 'note', value, allowed: [] };
  if (kind === 2) return { scope, record: 'answer:list/A1', field: 'note', value: 5, allowed: [] };
  if (kind < 9) {
    const record = `finding:f${random.below(2)}`;
    return { scope, record, field: random.pick(['text', 'owner']), value, allowed: delegation };
  }
  const record = `answer:list/A${random.below(2)}`;
  return {
    scope,
    record,
    field: random.pick(['note', 'note', 'explanation']),
    value,
    allowed: delegation,
  };
}

function followupEdit(
  random: SimWorld['random'],
  username: Username,
  scope: Scope,
  value: string,
): WorldEdit {
  if (username === 'unit') {
    const mine = random.below(3);
    if (mine === 0)
      return { scope, record: 'acknowledgement:a1', field: 'plan', value, allowed: ['unit'] };
    if (mine === 1)
      return { scope, record: 'remedy-photo:p1', field: 'caption', value, allowed: ['unit'] };
    const report = { text: value, at: '2022-04-14T02:00:00.000Z' };
    return { scope, record: 'response:s1', field: 'report', value: report, allowed: ['unit'] };
  }
  const kind = random.below(6);
  if (kind === 0) {
    const records = [`recommendation:r${random.below(3)}`];
    const record = `publication:p${random.below(2)}`;
    return { scope, record, field: 'records', value: records, allowed: ['lead'] };
  }
  if (kind === 1) {
    const report = '01802000-0000-7000-8000-000000000001';
    const verdict = { response: 'response:s1', report, decision: 'accepted', reason: value };
    return {
      scope,
      record: 'verdict:v1',
      field: 'verdict',
      value: verdict,
      allowed: ['lead', 'deputy'],
    };
  }
  const record = `recommendation:r${random.below(3)}`;
  return { scope, record, field: random.pick(['content', 'reason']), value, allowed: ['lead'] };
}

export const reservedFields: ReadonlySet<string> = new Set([
  'records',
  'verdict',
  'content',
  'reason',
]);

async function activeScopes(tablet: Tablet): Promise<readonly Scope[]> {
  const scopes = await tablet.front.open.scopes();
  return [...scopes]
    .filter(([, { state }]) => state === 'active')
    .map(([scope]) => scope)
    .toSorted();
}

async function scopeFor(world: SimWorld, tablet: Tablet): Promise<Scope | null> {
  const scopes = (await activeScopes(tablet)).filter((scope) => !scope.startsWith('campaign/'));
  if (scopes.length === 0) return null;
  const { random } = world;
  const preferred = tablet.username === 'lead' && random.chance(0.6) ? followupOne : visitOne;
  return scopes.includes(preferred) && random.chance(0.85) ? preferred : random.pick(scopes);
}

export async function beginTyping(world: SimWorld, tablet: Tablet): Promise<void> {
  const scope = await scopeFor(world, tablet);
  if (scope) await world.beginTyping(tablet, editFor(world, tablet.username, scope, world.text()));
}

/** Mostly goes on where somebody types already: others' changes have come in meanwhile. */
export async function commitEdit(world: SimWorld, tablet: Tablet): Promise<void> {
  const scope = await scopeFor(world, tablet);
  if (!scope) return;
  let edit = editFor(world, tablet.username, scope, world.text());
  for (let tries = 0; tries < 3 && tablet.sessions.size > 0; tries += 1) {
    if (tablet.sessions.has(`${edit.scope} ${edit.record} ${edit.field}`)) break;
    edit = editFor(world, tablet.username, scope, world.text());
  }
  if (tablet.sessions.has(`${edit.scope} ${edit.record} ${edit.field}`)) world.count('typed on');
  await world.commit(tablet, edit);
}

export async function removeRecord(world: SimWorld, tablet: Tablet): Promise<void> {
  const scopes = await activeScopes(tablet);
  const isUnit = tablet.username === 'unit';
  const scope = isUnit ? followupOne : visitOne;
  if (!scopes.includes(scope)) return;
  const record = isUnit ? 'remedy-photo:p1' : `finding:f${world.random.below(2)}`;
  const restore = world.random.chance(0.3);
  world.count(restore ? 'undelete' : 'delete');
  await world.remove(tablet, scope, record, restore, isUnit ? ['unit'] : delegation);
}
