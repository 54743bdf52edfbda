/** Steps of a schedule with photos, and the days after which all of them have gone. */
import { befall } from './sim-disasters.ts';
import type { Disaster } from './disaster-kinds.ts';
import { runToEnd } from './run-to-end.ts';
import type { SimFiles } from './sim-files.ts';
import type { Tablet } from './sim-tablet.ts';
import type { SimWorld } from './sim-world.ts';

/** What befalls words has schedules of its own; backups are taken here with their files. */
export const disastersBesideFiles: readonly Disaster[] = [
  ...(['request again', 'answer again', 'open again', 'crash inside'] as const),
  ...(['clock', 'members', 'members', 'clone', 'empty'] as const),
];

const day = 24 * 3600 * 1000;

export async function fileStep(world: SimWorld, files: SimFiles, tablet: Tablet): Promise<void> {
  const { random } = world;
  const dice = random.below(100);
  if (dice < 16) await files.takePhoto(tablet);
  else if (dice < 21) await files.publishPhoto(tablet);
  else if (dice < 33) await files.lookAtPhoto(tablet);
  else if (dice < 51) await exchange(world, files, tablet, 0.95);
  else if (dice < 69) await files.drain(tablet);
  else if (dice < 75) await files.makeRoom(tablet);
  else if (dice < 80) await files.passDays();
  else if (dice < 85) await files.backup();
  else if (dice < 90) await files.restore();
  else if (dice < 93) await files.loseBytes();
  else if (dice < 94) await files.lookAtAll();
  else await befallBesideFiles(world, files, tablet);
}

/** With a tablet goes what lay on it alone. */
export async function befallBesideFiles(
  world: SimWorld,
  files: SimFiles,
  tablet: Tablet,
): Promise<void> {
  const before = [...world.tablets];
  await befall(world, tablet);
  if (before.some((one) => !world.tablets.includes(one))) await files.writeOff();
}

async function exchange(
  world: SimWorld,
  files: SimFiles,
  tablet: Tablet,
  chance = 1,
): Promise<void> {
  if (await runToEnd(world, tablet.front, chance)) await files.exchanged(tablet);
}

/** Each tablet is opened on some days more, and the server looks at its files. */
export async function healFiles(world: SimWorld, files: SimFiles): Promise<void> {
  for (let days = 0; days < 4; days += 1) {
    world.now += day + 3_600_000;
    await files.lookAtAll();
    for (const tablet of world.tablets) {
      await exchange(world, files, tablet);
      await files.drain(tablet);
      await files.lookForCopies();
    }
  }
}
