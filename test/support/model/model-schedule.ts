/** Random schedules: which faults a seed knows, and what happens step by step. Same seed, same run. */
import {
  restoreServer,
  backupTablet,
  restoreTablet,
  cloneTablet,
  destroyTablet,
  jumpClock,
  revoke,
  giveBack,
  createVisit,
  upgradeServer,
  upgradeTablet,
  signInOther,
  signInOwn,
} from './model-disasters.ts';
import {
  reuseId,
  forgeOver,
  forgeCircle,
  forgeReserved,
  forgeScope,
  writeInvalid,
} from './model-forgeries.ts';
import {
  everyone,
  withTablet,
  withSent,
  syncOnce,
  sync,
  openEdit,
  commitEdit,
  deleteRecord,
  deleteLate,
  answerFailure,
  bundle,
} from './model-people.ts';
import type { ModelRule, RulesOff } from './model-rules.ts';
import { ModelWorld } from './model-world.ts';

export interface ScheduleResult {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  readonly steps: number;
  /** Contents shown as saved that the end was held against. */
  readonly owed: number;
  readonly physicallyLost: number;
}

interface Event {
  readonly weight: number;
  /** A fault is known to about half of the seeds: rare combinations come up sooner. */
  readonly fault: boolean;
  /** Answers whether anything happened. */
  run(world: ModelWorld): boolean;
}

const events: Readonly<Record<string, Event>> = {
  open: { weight: 10, fault: false, run: openEdit },
  commit: { weight: 14, fault: false, run: commitEdit },
  delete: { weight: 2, fault: false, run: deleteRecord },
  'delete late': { weight: 1.5, fault: false, run: deleteLate },
  sync: { weight: 16, fault: false, run: sync },
  send: {
    weight: 10,
    fault: false,
    run: (world) => withTablet(world, (tablet) => (world.send(tablet), true)),
  },
  'server takes': {
    weight: 14,
    fault: false,
    run: (world) => withSent(world, 'request', (sent) => (world.arrive(sent), true)),
  },
  'server commits': {
    weight: 6,
    fault: false,
    run: (world) => withSent(world, 'open', (sent) => (world.finish(sent), true)),
  },
  'tablet takes': {
    weight: 14,
    fault: false,
    run: (world) => withSent(world, 'answer', (sent) => (world.deliver(sent), true)),
  },
  'request lost': {
    weight: 3,
    fault: true,
    run: (world) => withSent(world, 'request', () => true),
  },
  'answer lost': { weight: 4, fault: true, run: (world) => withSent(world, 'answer', () => true) },
  'request twice': {
    weight: 3,
    fault: true,
    run: (world) =>
      withSent(world, 'request', (sent) => (world.wire.push(sent), world.arrive(sent), true)),
  },
  'answer twice': {
    weight: 4,
    fault: true,
    run: (world) =>
      withSent(world, 'answer', (sent) => (world.wire.push(sent), world.deliver(sent), true)),
  },
  'failure answered': { weight: 4, fault: true, run: answerFailure },
  crash: {
    weight: 4,
    fault: true,
    run: (world) => withTablet(world, (tablet) => (tablet.crash(), true)),
  },
  bundle: { weight: 6, fault: true, run: bundle },
  'server backup': {
    weight: 4,
    fault: true,
    run: (world) => (world.serverBackups.push(world.server.snapshot()), true),
  },
  'server restored, new epoch': {
    weight: 2.5,
    fault: true,
    run: (world) => restoreServer(world, true),
  },
  'server restored, same epoch': {
    weight: 2.5,
    fault: true,
    run: (world) => restoreServer(world, false),
  },
  'tablet backup': { weight: 4, fault: true, run: backupTablet },
  'tablet restored': { weight: 2.5, fault: true, run: restoreTablet },
  'tablet cloned': { weight: 2, fault: true, run: cloneTablet },
  'tablet destroyed': { weight: 1, fault: true, run: destroyTablet },
  'clock jumps': { weight: 4, fault: true, run: jumpClock },
  'clock set right': {
    weight: 3,
    fault: true,
    run: (world) => withTablet(world, (tablet) => ((tablet.clockOffset = 0), true)),
  },
  'membership revoked': { weight: 3, fault: true, run: revoke },
  'membership given back': { weight: 3, fault: true, run: giveBack },
  'visit created': { weight: 2, fault: false, run: createVisit },
  'server upgraded': { weight: 1, fault: true, run: upgradeServer },
  'tablet upgraded': { weight: 1, fault: true, run: upgradeTablet },
  'another account signs in': { weight: 3, fault: true, run: signInOther },
  'own account signs in again': { weight: 4, fault: true, run: signInOwn },
  'id reused': { weight: 2, fault: true, run: reuseId },
  'over forged': { weight: 2, fault: true, run: forgeOver },
  'changes that name each other': { weight: 1, fault: true, run: forgeCircle },
  'reserved field forged': { weight: 2, fault: true, run: forgeReserved },
  'scope of others written': { weight: 1.5, fault: true, run: forgeScope },
  'value that no server takes': { weight: 2, fault: true, run: writeInvalid },
};

/** Every kind of fault: the run must have met each. */
export const faultNames: readonly string[] = [
  ...Object.entries(events).flatMap(([name, event]) => (event.fault ? [name] : [])),
  'crash before send',
  'restore lost a visit',
];

export function runSchedule(seed: number, off: readonly ModelRule[] = []): ScheduleResult {
  const rulesOff: RulesOff = new Set(off);
  const world = new ModelWorld(seed, rulesOff);
  const { random } = world;
  world.changeDirectory((scopes) => {
    scopes.set('visit/1', new Map([everyone[0]!, everyone[1]!]));
    if (random.chance(0.5)) scopes.set('visit/2', new Map(everyone));
  });
  for (const [account] of everyone) world.addTablet(account, `device-of-${account}`);
  if (random.chance(0.4)) world.addTablet('member-b', 'second-device-of-member-b');
  const known = Object.entries(events)
    .filter(([, event]) => !event.fault || random.chance(0.45))
    .map(([name, event]) => ({ name, event, weight: event.weight * (0.3 + random.next() * 1.7) }));
  const total = known.reduce((sum, entry) => sum + entry.weight, 0);
  const steps = 30 + random.below(110);
  for (const tablet of world.tablets) syncOnce(world, tablet);
  for (let step = 0; step < steps; step += 1) {
    world.now += random.below(8);
    let point = random.next() * total;
    const chosen = known.find((entry) => (point -= entry.weight) < 0) ?? known[0]!;
    if (chosen.event.run(world)) world.count(chosen.name);
  }
  world.heal();
  healDirectory(world);
  const { ledger } = world;
  return {
    seed,
    violations: ledger.violations,
    counts: world.counts,
    steps,
    owed: ledger.owed.size,
    physicallyLost: ledger.physicallyLost,
  };
}

/** Then the office enters again what the directory lost: all that was held back must come through. */
function healDirectory(world: ModelWorld): void {
  world.changeDirectory((scopes) => {
    scopes.set('visit/1', new Map([everyone[0]!, everyone[1]!]));
    if (
      world.tablets.some((tablet) =>
        [...tablet.disk.log.values()].some(({ change }) => change.scope === 'visit/2'),
      )
    ) {
      scopes.set('visit/2', new Map(everyone));
    }
  });
  world.quiet();
  world.check();
}
