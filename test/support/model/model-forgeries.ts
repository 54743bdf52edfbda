/** Changes by broken or hostile programs. Each answers whether it could happen. */
import type { ModelChange } from './model-change.ts';
import { inScope, recordFor, records, withTablet } from './model-people.ts';
import type { ModelTablet } from './model-tablet.ts';
import type { ModelWorld } from './model-world.ts';

export function madeUp(
  world: ModelWorld,
  tablet: ModelTablet,
  scope: string,
  rest: Partial<ModelChange>,
): ModelChange {
  return {
    id: world.newId(),
    scope,
    record: 'answer:1',
    field: 'z',
    value: 'made up',
    over: [],
    at: tablet.stamp(world.now),
    by: tablet.account,
    device: tablet.device,
    ...rest,
  };
}

/** A damaged store: another tablet has other content under an id that is already in use. */
export function reuseId(world: ModelWorld): boolean {
  return inScope(world, (tablet, scope) => {
    const known = world.tablets
      .flatMap((other) => [...other.disk.log.values()])
      .map((entry) => entry.change)
      .filter(
        (change) =>
          change.scope === scope && change.field === 'z' && !tablet.disk.log.has(change.id),
      );
    if (known.length === 0) {
      world.plant(tablet, madeUp(world, tablet, scope, {}));
      return false;
    }
    const original = world.random.pick(known);
    world.ledger.injectedIds.add(original.id);
    world.plant(tablet, { ...original, value: 'other content' });
    return true;
  });
}

export function forgeOver(world: ModelWorld): boolean {
  return inScope(world, (tablet, scope) => {
    const others = [...tablet.disk.log.values()].filter(
      ({ change }) => change.scope === scope && change.field !== 'z',
    );
    if (others.length === 0) return false;
    const over = [world.random.pick(others).change.id];
    world.plant(tablet, madeUp(world, tablet, scope, { record: world.random.pick(records), over }));
    return true;
  });
}

export function forgeCircle(world: ModelWorld): boolean {
  return inScope(world, (tablet, scope) => {
    const [first, second] = [world.newId(), world.newId()];
    const record = `answer:circle-${first}`;
    world.plant(tablet, madeUp(world, tablet, scope, { id: first, record, over: [second] }));
    world.plant(tablet, madeUp(world, tablet, scope, { id: second, record, over: [first] }));
    return true;
  });
}

/** A member writes the lead's field in the lead's name, and may hand it on by bundle. */
export function forgeReserved(world: ModelWorld): boolean {
  return inScope(world, (tablet, scope) => {
    if (world.roleOf(tablet, scope) !== 'member') return false;
    world.plant(
      tablet,
      madeUp(world, tablet, scope, { record: 'answer:forged', field: 'issue', by: 'lead-a' }),
    );
    return true;
  });
}

/** Pushes into a scope that is not its own, in the name of one who may. */
export function forgeScope(world: ModelWorld): boolean {
  return withTablet(world, (tablet) => {
    if (tablet.account !== 'member-c') return false;
    world.plant(tablet, madeUp(world, tablet, 'visit/1', { by: 'lead-a' }));
    return true;
  });
}

export function writeInvalid(world: ModelWorld): boolean {
  return inScope(world, (tablet, scope) => {
    const edit = world.open(tablet, scope, recordFor(world, tablet), 'a');
    world.commit(tablet, edit, 'bad');
    return true;
  });
}
