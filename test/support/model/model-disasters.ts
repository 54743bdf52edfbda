/** What befalls server, tablets, clocks and rights. Each answers whether it could happen. */
import { everyone, withTablet } from './model-people.ts';
import { modelDay } from './model-disk.ts';
import type { ModelWorld } from './model-world.ts';

export function restoreServer(world: ModelWorld, newEpoch: boolean): boolean {
  if (world.serverBackups.length === 0) return false;
  const state = world.random.pick(world.serverBackups);
  const lost = [...world.server.directory.scopes.keys()].some(
    (scope) => !state.directory.scopes.has(scope),
  );
  if (lost) world.count('restore lost a visit');
  world.restoreServer(state, newEpoch);
  return true;
}

export function backupTablet(world: ModelWorld): boolean {
  return withTablet(world, (tablet) => {
    const twin = world.clone(tablet);
    world.tablets.pop();
    world.tabletBackups.push({ tablet, disk: twin.disk });
    return true;
  });
}

export function restoreTablet(world: ModelWorld): boolean {
  const usable = world.tabletBackups.filter(({ tablet }) => tablet.alive);
  if (usable.length === 0) return false;
  const { tablet, disk } = world.random.pick(usable);
  world.restoreTablet(tablet, disk);
  return true;
}

export function cloneTablet(world: ModelWorld): boolean {
  if (world.tablets.length > 5) return false;
  return withTablet(world, (tablet) => (world.clone(tablet), true));
}

export function destroyTablet(world: ModelWorld): boolean {
  if (world.living().length < 3) return false;
  return withTablet(world, (tablet) => {
    tablet.alive = false;
    world.writeOff();
    return true;
  });
}

export function jumpClock(world: ModelWorld): boolean {
  return withTablet(world, (tablet) => {
    tablet.clockOffset = world.random.pick([-9, -2, 2, 300]) * modelDay;
    return true;
  });
}

export function revoke(world: ModelWorld): boolean {
  const { scopes } = world.server.directory;
  if (scopes.size === 0) return false;
  const scope = world.random.pick([...scopes.keys()]);
  const accounts = [...scopes.get(scope)!.keys()];
  if (accounts.length === 0) return false;
  const account = world.random.pick(accounts);
  world.changeDirectory((next) => next.get(scope)!.delete(account));
  return true;
}

export function giveBack(world: ModelWorld): boolean {
  const missing = [...world.server.directory.scopes].flatMap(([scope, present]) =>
    everyone
      .filter(
        ([account]) => !present.has(account) && !(scope === 'visit/1' && account === 'member-c'),
      )
      .map(([account, role]) => ({ scope, account, role })),
  );
  if (missing.length === 0) return false;
  const { scope, account, role } = world.random.pick(missing);
  world.changeDirectory((next) => next.get(scope)!.set(account, role));
  return true;
}

export function createVisit(world: ModelWorld): boolean {
  if (world.server.directory.scopes.has('visit/2')) return false;
  world.changeDirectory((scopes) => scopes.set('visit/2', new Map(everyone)));
  return true;
}

export function upgradeServer(world: ModelWorld): boolean {
  if (world.server.knowsNewKind) return false;
  world.server.knowsNewKind = true;
  world.server.judgeAgain();
  return true;
}

export function upgradeTablet(world: ModelWorld): boolean {
  return withTablet(world, (tablet) => {
    if (tablet.knowsNewKind) return false;
    tablet.knowsNewKind = true;
    tablet.crash();
    return true;
  });
}

export function signInOther(world: ModelWorld): boolean {
  return withTablet(world, (tablet) => {
    const others = everyone
      .map(([account]) => account)
      .filter((account) => account !== tablet.account);
    tablet.session = world.random.pick(others);
    return true;
  });
}

export function signInOwn(world: ModelWorld): boolean {
  const away = world.living().filter((tablet) => tablet.session !== tablet.account);
  if (away.length === 0) return false;
  const tablet = world.random.pick(away);
  tablet.session = tablet.account;
  return true;
}
