/** `npm run budget`: prints what the first screen weighs; fails above the limit. */
import {
  describeFirstScreen,
  firstScreenGoalKilobytes,
  firstScreenLimitKilobytes,
  weighFirstScreen,
} from './bundle-budget.ts';
import { buildClientIfStale } from './client-build.ts';

buildClientIfStale();
const screen = weighFirstScreen('dist/client');
for (const line of describeFirstScreen(screen)) console.log(line);
if (screen.gzipKilobytes > firstScreenLimitKilobytes) {
  console.error('That is above the limit.');
  process.exitCode = 1;
} else if (screen.gzipKilobytes > firstScreenGoalKilobytes) {
  console.error('That is above the goal, though within the limit.');
}
