import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A stopped server's process ends; this one goes on, and its connections end with their statements. */
export async function connectionsEnded(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let time = 0; time < 5; time += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
