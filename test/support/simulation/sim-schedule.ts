/** One random schedule: people, network and disasters, then healing and the reckoning. */
import { befallBesideFiles, disastersBesideFiles, fileStep, healFiles } from './file-steps.ts';
import { runToEnd } from './run-to-end.ts';
import { checkWorld } from './sim-checker.ts';
import { befall } from './sim-disasters.ts';
import { beginTyping, commitEdit, removeRecord } from './sim-people.ts';
import { SimFiles, type FileRules } from './sim-files.ts';
import { usernames, type MemberName } from './sim-server.ts';
import type { Tab } from './sim-tablet.ts';
import { SimWorld, type WorldOptions } from './sim-world.ts';

export interface ScheduleResult {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  readonly owed: number;
  readonly physicallyLost: number;
}

/** Each must have happened at least once in an ordinary run. */
export const faultNames = [
  'request lost',
  'answer lost',
  'request doubled',
  'request again, late',
  'answer again, late',
  'captive page',
  'answer cut',
  'server error',
  'crash while it waits',
  'crash inside a transaction',
  'opened again',
  'clock back',
  'clock ahead by years',
  'restore with a new epoch',
  'restore without a new epoch',
  'held list lost',
  'membership withdrawn',
  'membership given back',
  'tablet cloned',
  'tablet emptied',
  'second tab',
  'two tabs at once',
  'typed on',
  'delete',
  'undelete',
  'forged for the lead',
  'id used again',
  'session of somebody else',
] as const;

export interface ScheduleOptions extends WorldOptions {
  /** People take photos too, with these rules broken; tablets in IndexedDB alone. */
  readonly files?: FileRules;
}

export async function runSchedule(options: ScheduleOptions, steps = 60): Promise<ScheduleResult> {
  const { people, files: rules } = options;
  const disasters = rules && { disasters: disastersBesideFiles };
  const world = await SimWorld.create({ ...disasters, ...options });
  const files = rules ? new SimFiles(world, rules) : null;
  for (const username of people ?? usernames) {
    if (!people && username === 'binh' && world.random.chance(0.4)) continue;
    if (!people && username === 'outsider' && world.random.chance(0.7)) continue;
    const tablet = await world.addTablet(username);
    if (world.random.chance(0.8)) await runToEnd(world, tablet.front);
  }
  for (let step = 0; step < steps; step += 1) {
    world.now += world.random.below(60_000);
    await oneStep(world, files);
    await files?.lookForCopies();
    for (const tablet of world.tablets)
      if (tablet.tabs.some((tab) => tab.dead)) await world.reopen(tablet);
  }
  await heal(world);
  if (files) {
    await healFiles(world, files);
    await files.check();
  }
  await checkWorld(world);
  for (const tablet of world.tablets) tablet.front.open.close();
  const { violations, owed, physicallyLost } = world.ledger;
  return {
    ...{ seed: options.seed, violations, counts: world.counts },
    ...{ owed: owed.size, physicallyLost },
  };
}

async function oneStep(world: SimWorld, files: SimFiles | null): Promise<void> {
  const { random } = world;
  const tablet = random.pick(world.tablets);
  if (files && random.chance(0.7)) return fileStep(world, files, tablet);
  const dice = random.below(100);
  if (dice < 26) return commitEdit(world, tablet);
  if (dice < 34) return beginTyping(world, tablet);
  if (dice < 38) return removeRecord(world, tablet);
  if (dice < 85) return stepNetwork(world, random.pick(tablet.tabs));
  if (files) return befallBesideFiles(world, files, tablet);
  return befall(world, tablet);
}

async function stepNetwork(world: SimWorld, tab: Tab): Promise<void> {
  const { random } = world;
  if (!tab.running) {
    await tab.start();
    if (random.chance(0.5)) await runToEnd(world, tab, 0.9);
    return;
  }
  if (!tab.waiting) return;
  const dice = random.below(100);
  if (dice < 55) return world.deliver(tab);
  if (dice < 75) return world.arrive(tab);
  return failNetwork(world, tab);
}

async function failNetwork(world: SimWorld, tab: Tab): Promise<void> {
  const { random } = world;
  const kind = random.below(6);
  if (kind === 0) {
    world.count(tab.waiting?.answer ? 'answer lost' : 'request lost');
    return world.deliver(tab, { type: 'cut' });
  }
  if (kind === 1) {
    await world.arrive(tab);
    world.count('answer lost');
    return world.deliver(tab, { type: 'cut' });
  }
  if (kind === 2) {
    world.count('request doubled');
    if (tab.waiting) await world.server.sync(tab.username, tab.waiting.request);
    return world.deliver(tab);
  }
  if (kind === 3) {
    world.count('captive page');
    return world.deliver(tab, { type: 'page' });
  }
  if (kind === 4) {
    await world.arrive(tab);
    const answer = tab.waiting?.answer;
    world.count('answer cut');
    return world.deliver(
      tab,
      answer?.ok ? { type: 'half', answer: answer.value } : { type: 'cut' },
    );
  }
  world.count('server error');
  const error = random.pick(['internal', 'unavailable'] as const);
  return world.deliver(tab, { type: 'answer', answer: { ok: false, error } });
}

async function heal(world: SimWorld): Promise<void> {
  world.faultsOver = true;
  for (const tablet of world.tablets) await world.reopen(tablet);
  const all: readonly MemberName[] = ['lead', 'anna', 'binh'];
  await world.setMembers(all.filter((name) => name === 'lead' || world.random.chance(0.8)));
  let quiet = 0;
  for (let loop = 0; loop < 12; loop += 1) {
    world.now += 60_000;
    const before = await stateText(world);
    let good = true;
    for (const tablet of world.tablets) good = (await runToEnd(world, tablet.front)) && good;
    quiet = good && before === (await stateText(world)) ? quiet + 1 : 0;
    if (quiet === 2) return;
  }
  world.ledger.violate('never quiet', usernames.join());
}

async function stateText(world: SimWorld): Promise<string> {
  const states = world.tablets.map(async ({ front }) => {
    const rows = await front.open.rows();
    const scopes = [...(await front.open.scopes())];
    return JSON.stringify([rows.map(({ id, seq, held }) => [id, seq, held]), scopes]);
  });
  return (await Promise.all(states)).join('\n');
}
