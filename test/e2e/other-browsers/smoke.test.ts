/**
 * The app in engines other than Chromium's: sign in, answer, lose the network, answer, start again from
 * what the browser kept, get the network back. No more than that: the journeys are Chromium's.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readField } from '#domain/sync/read-field.ts';
import { answerFields } from '#domain/visit/records.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { plainBrowsers, type PlainBrowser } from '../../support/browser/plain-browser.ts';
import { startJourneyServer, type JourneyServer } from '../../support/journey/journey-server.ts';
import { readScope, recordsOf } from '../../support/journey/read-scope.ts';
import { testPassword, testScopes } from '../../support/server/test-plan.ts';

/** What a script in the page can do: it waits as a person does, for what is on the screen. */
const hands = `
  const text = (element) => (element?.textContent ?? '').replace(/\\s+/g, ' ');
  const until = async (what, look) => {
    for (let tries = 0; tries < 300; tries += 1) {
      const found = look();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('waited in vain for ' + what + '; the page says: ' + text(document.body).slice(0, 500));
  };
  const button = (words) => [...document.querySelectorAll('button, a')].find((one) => text(one).includes(words));
  const type = (input, words) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, words);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const status = () => text(button(${JSON.stringify(m.sync_label())}));
  const mark = (code) => document.querySelector('[data-item="' + code + '"] [role=img]')?.getAttribute('aria-label');
  const answer = async (code, words) => {
    const radio = await until(code, () =>
      [...document.querySelectorAll('[data-item="' + code + '"] [role=radio]')].find((one) => text(one) === words || one.getAttribute('aria-label') === words));
    radio.click();
    await until('the mark of ' + code, () => mark(code) === words);
  };
`;

describe.each(plainBrowsers)('$name', ({ name, program, start }) => {
  let server: JourneyServer;
  let browser: PlainBrowser;
  const run = (body: string) => browser.run(`${hands}${body}`);
  beforeAll(async () => {
    if (program === null) return;
    server = await startJourneyServer();
    browser = await start();
  });
  afterAll(async () => {
    if (program === null) return;
    await browser.close();
    await server.stop();
  });
  beforeEach(({ skip }) => {
    if (program === null) skip(`${name} is not on this machine`);
  });

  it('signs in and reads the visits', async () => {
    await browser.open(server.url);
    await run(`
      const boxes = await until('the form', () => {
        const all = document.querySelectorAll('form input');
        return all.length >= 2 && all;
      });
      type(boxes[0], 'member');
      type(boxes[1], ${JSON.stringify(testPassword)});
      // Signing in loads the page anew, and a script ends with its page.
      setTimeout(() => button(${JSON.stringify(m.auth_sign_in())}).click(), 200);
    `);
    await pause(3000);
    await run(`
      await until('the visit', () => text(document.body).includes('Xã Nhật Tân'));
      await until('the server has all', () => status().includes(${JSON.stringify(m.sync_received())}));
    `);
  });

  it('keeps answers with and without a network, also over a new start of the page', async () => {
    await browser.open(`${server.url}/visits/visit-1/fill/A`);
    await run(`
      await answer('A02', ${JSON.stringify(m.fill_level_met())});
      await until('the server has all', () => status().includes(${JSON.stringify(m.sync_received())}));
      await until('the worker', () => navigator.serviceWorker.controller);
    `);
    await server.pause();
    await run(`await answer('A04', ${JSON.stringify(m.fill_level_partial())});`);
    await browser.open(`${server.url}/visits/visit-1/fill/A`);
    const marks = await run(`
      await until('what was kept', () => mark('A04') === ${JSON.stringify(m.fill_level_partial())});
      return [mark('A02'), mark('A04'), status()];
    `);
    expect(marks).toEqual([
      m.fill_level_met(),
      m.fill_level_partial(),
      expect.not.stringContaining(m.sync_received()),
    ]);
  });

  it('brings all of it when the network is back', async () => {
    await server.resume();
    await run(`
      dispatchEvent(new Event('online'));
      await until('the server has all', () => status().includes(${JSON.stringify(m.sync_received())}));
    `);
    const changes = await readScope(await server.test.signIn('lead'), testScopes.visit1);
    const levels = [...recordsOf(changes, 'answer')].map(([key, record]) => [
      key.split('/').at(-1),
      readField(record, 'value', answerFields.value).value,
    ]);
    expect(levels.toSorted()).toEqual([
      ['A02', { kind: 'compliance', level: 'met' }],
      ['A04', { kind: 'compliance', level: 'partial' }],
    ]);
  });
});
