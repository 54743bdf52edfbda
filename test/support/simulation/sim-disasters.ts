/** What befalls tablets, server and rights between the steps of ordinary days. */
import type { SeededRandom } from '../model/seeded-random.ts';
import { commitEdit } from './sim-people.ts';
import { followupOne, usernames, visitOne } from './sim-server.ts';
import type { Tablet } from './sim-tablet.ts';
import { disasterKinds, type Disaster } from './disaster-kinds.ts';
import type { SimWorld } from './sim-world.ts';

type Befall = (world: SimWorld, tablet: Tablet, random: SeededRandom) => Promise<void>;

const year = 365 * 24 * 3600 * 1000;

const befalls: Readonly<Record<Disaster, Befall>> = {
  backup: async (world) => {
    if (!world.server.canRestore) return;
    if (world.backups.length > 3) world.backups.shift();
    world.backups.push({ putBack: await world.server.backup(), members: world.members });
  },
  'request again': async (world, _tablet, random) => {
    if (world.ghosts.length === 0) return;
    const ghost = random.pick(world.ghosts);
    world.count('request again, late');
    await world.server.sync(ghost.username, ghost.request);
  },
  'answer again': async (world, tablet, random) => {
    const tab = tablet.front;
    if (tab.recent.length === 0) return;
    world.count('answer again, late');
    const { sent, answer } = random.pick(tab.recent);
    await tab.store.sync.applyAnswer(sent, answer);
  },
  'open again': async (world, tablet) => {
    const waits = tablet.tabs.some((tab) => tab.waiting);
    world.count(waits ? 'crash while it waits' : 'opened again');
    await world.reopen(tablet);
  },
  'crash inside': async (world, tablet, random) => {
    const tab = tablet.front;
    if (!tab.waiting) return;
    await world.arrive(tab);
    tab.open.breakTransaction(1 + random.below(4), random.pick(['before', 'inside'] as const));
    await world.deliver(tab);
    if (tab.dead) world.count('crash inside a transaction');
    await world.reopen(tablet);
  },
  clock: async (world, tablet, random) => {
    const back = random.chance(0.5);
    world.count(back ? 'clock back' : 'clock ahead by years');
    tablet.clockOffset = back ? -random.below(year) : random.below(9 * year);
  },
  'strange session': async (world, tablet, random) => {
    const { waiting } = tablet.front;
    if (!waiting || waiting.answer) return;
    world.count('session of somebody else');
    await world.strangeSession(tablet.front, random.pick(usernames));
  },
  restore: async (world, _tablet, random) => {
    if (world.backups.length === 0) return;
    const newEpoch = random.chance(0.5);
    world.count(newEpoch ? 'restore with a new epoch' : 'restore without a new epoch');
    await world.restore(random.pick(world.backups), newEpoch);
  },
  'lose held': async (world) => {
    if (!world.server.canRestore) return;
    world.count('held list lost');
    await world.server.loseHeld();
    await world.writeOff();
  },
  members: async (world, _tablet, random) => {
    const before = world.members.length;
    const members = (['lead', 'anna', 'binh'] as const).filter(() => random.chance(0.7));
    await world.setMembers(members);
    world.count(members.length < before ? 'membership withdrawn' : 'membership given back');
  },
  clone: async (world, tablet) => {
    if (world.tablets.length > 5) return;
    world.count('tablet cloned');
    await world.clone(tablet);
  },
  /** The browser has thrown its data away, or the tablet is another one now. */
  empty: async (world, tablet) => {
    world.count('tablet emptied');
    for (const tab of tablet.tabs) {
      tab.dead = true;
      tab.open.close();
    }
    world.tablets.splice(world.tablets.indexOf(tablet), 1);
    await world.addTablet(tablet.username);
    await world.writeOff();
  },
  'second tab': async (world, tablet) => {
    if (tablet.tabs.length > 1) return;
    world.count('second tab');
    await world.openTab(tablet);
  },
  'two tabs': async (world, tablet) => {
    const [one, two] = tablet.tabs;
    if (!one || !two) return;
    world.count('two tabs at once');
    await Promise.all([one, two].flatMap((tab) => (tab.running ? [] : [tab.start()])));
    for (const tab of [one, two]) if (tab.waiting) await world.arrive(tab);
    await Promise.all([
      ...[one, two].map((tab) => (tab.waiting ? world.deliver(tab) : undefined)),
      commitEdit(world, tablet),
    ]);
  },
  forge: async (world, _tablet, random) => {
    const forger = random.pick(['anna', 'binh'] as const);
    world.count('forged for the lead');
    await world.forge(forger, random.pick([visitOne, followupOne]));
  },
  'reuse id': async (world, tablet, random) => {
    if (!random.chance(0.3)) return;
    const pending = (await tablet.front.open.rows()).filter(
      (row) => row.pending && row.written && row.scope === visitOne,
    );
    if (pending.length === 0) return;
    world.count('id used again');
    await world.reuseId('anna', random.pick(pending).id);
  },
};

export async function befall(world: SimWorld, tablet: Tablet): Promise<void> {
  const kinds = world.options.disasters ?? disasterKinds;
  await befalls[world.random.pick(kinds)](world, tablet, world.random);
}
