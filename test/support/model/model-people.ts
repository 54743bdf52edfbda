/** What people and messages do in an ordinary week, in random order. */
import type { ModelTablet } from './model-tablet.ts';
import type { ModelWorld } from './model-world.ts';

const members = { 'lead-a': 'lead', 'member-b': 'member', 'member-c': 'member' } as const;
export const everyone = Object.entries(members);

export const records = ['answer:1', 'answer:2', 'new:1'];

export function withTablet(world: ModelWorld, act: (tablet: ModelTablet) => boolean): boolean {
  const living = world.living();
  return living.length > 0 && act(world.random.pick(living));
}

/** Takes a random message of one stage off the wire: so they overtake each other. */
export function withSent(
  world: ModelWorld,
  stage: 'request' | 'open' | 'answer',
  act: (sent: ModelWorld['wire'][number]) => boolean,
): boolean {
  const waiting = world.wire.filter((sent) =>
    stage === 'answer' ? sent.answer : stage === 'open' ? sent.open : !sent.answer && !sent.open,
  );
  if (waiting.length === 0) return false;
  const sent = world.random.pick(waiting);
  world.wire = world.wire.filter((other) => other !== sent);
  return act(sent);
}

export function syncOnce(world: ModelWorld, tablet: ModelTablet): boolean {
  const before = world.wire.length;
  world.send(tablet);
  if (world.wire.length === before) return true;
  world.arrive(world.wire.pop()!);
  const answered = world.wire.at(-1)!;
  if (answered.open) return true;
  world.wire.pop();
  world.deliver(answered);
  return true;
}

export function sync(world: ModelWorld): boolean {
  return withTablet(world, (tablet) => {
    for (let round = world.random.below(4); round >= 0; round -= 1) syncOnce(world, tablet);
    return true;
  });
}

export function inScope(
  world: ModelWorld,
  act: (tablet: ModelTablet, scope: string) => boolean,
): boolean {
  return withTablet(world, (tablet) => {
    const scopes = tablet.scopes();
    return scopes.length > 0 && act(tablet, world.random.pick(scopes));
  });
}

export function fieldFor(world: ModelWorld, tablet: ModelTablet, scope: string): string {
  const lead = world.roleOf(tablet, scope) === 'lead';
  return lead && world.random.chance(0.3) ? 'issue' : world.random.pick(['a', 'a', 'b']);
}

export function recordFor(world: ModelWorld, tablet: ModelTablet): string {
  const record = world.random.pick(records);
  return record.startsWith('new:') && !tablet.knowsNewKind ? 'answer:1' : record;
}

export function openEdit(world: ModelWorld): boolean {
  return inScope(world, (tablet, scope) => {
    world.open(tablet, scope, recordFor(world, tablet), fieldFor(world, tablet, scope));
    return true;
  });
}

/** Mostly goes on with an edit that is open, so that others' changes arrive while one types. */
export function commitEdit(world: ModelWorld): boolean {
  return inScope(world, (tablet, scope) => {
    const open = [...tablet.edits.values()].filter((edit) => edit.scope === scope);
    const edit =
      open.length > 0 && world.random.chance(0.8)
        ? world.random.pick(open)
        : world.open(tablet, scope, recordFor(world, tablet), fieldFor(world, tablet, scope));
    world.commit(tablet, edit, `value-${world.random.below(5)}`);
    return true;
  });
}

export function deleteRecord(world: ModelWorld): boolean {
  return inScope(world, (tablet, scope) => {
    const record = recordFor(world, tablet);
    if (!tablet.show(scope).has(record)) return false;
    const heads = world.recordHeads(tablet, scope, record);
    world.delete(tablet, scope, record, world.random.chance(0.3), heads);
    return true;
  });
}

/** The dialog stands open while the tablet syncs: what arrives meanwhile was not seen. */
export function deleteLate(world: ModelWorld): boolean {
  return inScope(world, (tablet, scope) => {
    const record = recordFor(world, tablet);
    if (!tablet.show(scope).has(record)) return false;
    const heads = world.recordHeads(tablet, scope, record);
    syncOnce(world, tablet);
    if (!tablet.scopes().includes(scope)) return false;
    world.delete(tablet, scope, record, false, heads);
    return true;
  });
}

export function answerFailure(world: ModelWorld): boolean {
  return withSent(world, 'request', (sent) => {
    const status = world.random.pick([401, 403, 408, 413, 429, 500, 503, 'html'] as const);
    world.wire.push({ ...sent, answer: { type: 'failure', status } });
    return true;
  });
}

export function bundle(world: ModelWorld): boolean {
  return inScope(world, (from, scope) => {
    const others = world
      .living()
      .filter((tablet) => tablet !== from && tablet.scopes().includes(scope));
    if (others.length === 0) return false;
    const to = world.random.pick(others);
    world.carry(from, to, scope);
    if (world.random.chance(0.3)) world.carry(from, to, scope);
    return true;
  });
}
