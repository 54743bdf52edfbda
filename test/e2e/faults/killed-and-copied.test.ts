/** Tablets that die while one works, that are copied, and that are put back to an older state. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { m } from '#client/i18n/paraglide/messages.js';
import { expectNothingLost, type Owed } from '../../support/faults/expect-nothing-lost.ts';
import { readPageTablet } from '../../support/faults/page-tablet.ts';
import { saveBegun } from '../../support/faults/save-begun.ts';
import type { TabletState } from '../../support/faults/tablet-state.ts';
import { mortalDevice, type MortalDevice } from '../../support/journey/device.ts';
import { FillScreen } from '../../support/journey/fill-screen.ts';
import { startJourneyServer, type JourneyServer } from '../../support/journey/journey-server.ts';
import { signIn } from '../../support/journey/sign-in-screen.ts';
import { SyncIndicator } from '../../support/journey/sync-indicator.ts';
import { VisitsScreen } from '../../support/journey/visits-screen.ts';
import { testScopes } from '../../support/server/test-plan.ts';

const unit = 'Xã Nhật Tân';

let server: JourneyServer;
const tablets: MortalDevice[] = [];
const owed: Owed[] = [];
beforeAll(async () => {
  server = await startJourneyServer();
});
afterAll(() => server.stop());
afterEach(async () => {
  for (const tablet of tablets.splice(0)) await tablet.remove();
});

/** A tablet that is signed in, has everything for its visit, and is off. */
async function preparedTablet(): Promise<MortalDevice> {
  const tablet = mortalDevice(server.url);
  tablets.push(tablet);
  const page = await tablet.start();
  await page.goto('/');
  await signIn(page, 'member');
  await new VisitsScreen(page).untilReady(unit);
  await settled(page);
  await tablet.close();
  return tablet;
}

function copyOf(tablet: MortalDevice): MortalDevice {
  const copy = tablet.copy();
  tablets.push(copy);
  return copy;
}

async function openChecklist(tablet: MortalDevice, offline = false): Promise<FillScreen> {
  const page = await tablet.start({ offline });
  const fill = new FillScreen(page);
  await fill.open('visit-1', 'A');
  return fill;
}

const recordOf = (code: string): string => `answer:niem-yet-mot-cua/${code}`;

/** Notes something, and waits until the app shows it as stored. */
async function note(fill: FillScreen, code: string, words: string): Promise<void> {
  await fill.note(code, words);
  owed.push({ scope: testScopes.visit1, record: recordOf(code), field: 'note', value: words });
}

async function settled(page: Page): Promise<TabletState> {
  const { accountId } = await server.test.signIn('member');
  await new SyncIndicator(page).until(m.sync_saved(), 60_000);
  await expect
    .poll(async () => (await readPageTablet(page, accountId)).changes.some((row) => row.pending), {
      timeout: 60_000,
    })
    .toBe(false);
  return readPageTablet(page, accountId);
}

/** Each exchanges once more what the other ones have brought meanwhile. */
async function compare(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) await settled(page);
  for (const page of pages) await new SyncIndicator(page).sendNow();
  const reader = await server.test.signIn('member');
  await expect
    .poll(
      async () => {
        const states = await Promise.all(pages.map((page) => settled(page)));
        return expectNothingLost({ reader, tablets: states, owed }).then(
          () => null,
          (cause: unknown) => String(cause),
        );
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(null);
}

it('fault 6: the browser is killed in the middle of saving, again and again; what was shown as saved is there', async () => {
  const tablet = await preparedTablet();
  const shown: [string, string][] = [];
  const cuts: string[] = [];
  const lives = [
    { items: ['A02', 'A03', 'A04'], cutAt: 'A05' },
    { items: ['A06', 'A08', 'A09'], cutAt: 'A10' },
  ];
  for (const { items, cutAt } of lives) {
    const fill = await openChecklist(tablet, true);
    for (const [code, words] of shown) await fill.storedNote(code, words).waitFor();
    for (const code of cuts) await wholeOrAbsent(fill, tablet.page(), code);
    for (const code of items) {
      const words = `shown as saved at ${code}`;
      await note(fill, code, words);
      shown.push([code, words]);
    }
    const cut = await fill.openNote(cutAt);
    const begun = await saveBegun(tablet.page(), recordOf(cutAt));
    await cut.fill(cutWords);
    await begun();
    await tablet.kill();
    cuts.push(cutAt);
  }
  const { fill, page } = await openOnline(tablet);
  for (const [code, words] of shown) await fill.storedNote(code, words).waitFor();
  for (const code of cuts) await wholeOrAbsent(fill, page, code);
  await compare(page);
}, 120_000);

const cutWords = 'cut while it is saved';

/** The log has it and the page shows it, or neither. */
async function wholeOrAbsent(fill: FillScreen, page: Page, code: string): Promise<void> {
  const { accountId } = await server.test.signIn('member');
  const { changes } = await readPageTablet(page, accountId);
  const isThere = changes.some(
    ({ content }) => content.includes(recordOf(code)) && content.includes(cutWords),
  );
  if (isThere) await fill.storedNote(code, cutWords).waitFor();
  else expect(await fill.storedNote(code, cutWords).count()).toBe(0);
}

it('fault 11: a copied tablet: both go on working, and everything of both is kept', async () => {
  const one = await preparedTablet();
  const two = copyOf(one);
  const [first, second] = [await openChecklist(one, true), await openChecklist(two, true)];
  await note(first, 'A02', 'by the first');
  await note(second, 'A03', 'by the second');
  // The same item, by the same account on what takes itself for the same device.
  await note(first, 'A07', 'first at A07');
  await note(second, 'A07', 'second at A07');
  await one.context().setOffline(false);
  await settled(one.page());
  await two.context().setOffline(false);
  await compare(one.page(), two.page());
  for (const fill of [first, second]) await fill.conflictOfNote('A07').waitFor();
}, 120_000);

it('fault 12: a tablet put back to an older state: later work comes back, older work is not sent as new', async () => {
  const tablet = await preparedTablet();
  let fill = await openChecklist(tablet, true);
  await note(fill, 'A09', 'not sent when the copy was made');
  await tablet.close();
  const older = copyOf(tablet);
  const opened = await openOnline(tablet);
  fill = opened.fill;
  await note(fill, 'A10', 'after the copy was made');
  await settled(opened.page);
  await tablet.close();
  tablet.becomeAgain(older);
  const again = await openOnline(tablet);
  await again.fill.storedNote('A10', 'after the copy was made').waitFor({ timeout: 30_000 });
  await compare(again.page);
}, 120_000);

async function openOnline(tablet: MortalDevice) {
  const fill = await openChecklist(tablet);
  return { fill, page: tablet.page() };
}
