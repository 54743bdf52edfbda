/** A month in communes without a network, and the session is over when the tablet comes back. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { expectNothingLost } from '../../support/faults/expect-nothing-lost.ts';
import { openFaultTablet } from '../../support/faults/fault-tablet.ts';
import { waitingOn } from '../../support/faults/tablet-state.ts';
import { startTestServer } from '../../support/server/start-test-server.ts';

const day = 24 * 3_600_000;

beforeAll(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterAll(() => void vi.useRealTimers());

it('fault 29: 300 changes and 40 photos of 30 days wait for a new session, and then all go', async () => {
  const clock = (): number => Date.now();
  const server = await startTestServer({ clock });
  const tablet = await openFaultTablet(() => server.url, 'member', clock);
  await tablet.untilQuiet();
  for (let date = 0; date < 30; date += 1) {
    vi.setSystemTime(Date.now() + day);
    for (let note = 0; note < 10; note += 1) {
      await tablet.write(`day ${date}, note ${note}`, note < 2 && date < 20 ? 3000 : undefined);
    }
  }
  vi.setSystemTime(Date.now() + day);
  expect(await tablet.exchange()).toMatchObject({ ok: false, error: { code: 'signed-out' } });
  const before = await tablet.state();
  expect(waitingOn(before)).toBe(340);
  // However often it knocks, nothing here changes.
  await tablet.exchange();
  expect(await tablet.state()).toEqual(before);
  await tablet.signInAgain();
  await tablet.untilQuiet();
  await expectNothingLost({
    reader: await server.signIn('member'),
    tablets: [await tablet.state()],
    owed: tablet.owed,
    files: tablet.files,
  });
  await tablet.discard();
  await server.stop();
}, 60_000);
