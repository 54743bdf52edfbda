import type { Tab } from './sim-tablet.ts';
import type { SimWorld } from './sim-world.ts';

/** Delivers until the run has ended; `chance` that the network holds each time. */
export async function runToEnd(world: SimWorld, tab: Tab, chance = 1): Promise<boolean> {
  if (!tab.running) await tab.start();
  for (let round = 0; tab.running && tab.waiting; round += 1) {
    if (round > 60) throw new Error('a run without end');
    if (chance < 1 && !world.random.chance(chance)) return false;
    await world.deliver(tab);
  }
  return tab.failures === 0 && !tab.dead;
}
