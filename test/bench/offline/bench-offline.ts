/**
 * The first opening of the day in a commune: a browser process that has just been started, the server
 * out of reach, the processor slowed four times; from the navigation until the first control is painted
 * with what was answered before. Beside it the least page that React can draw, kept by a worker of three
 * lines, and a memoised React form of 500 items.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { launchPersistentBrowser } from '../../support/browser/launch-browser.ts';
import { generatedChecklist } from '../../support/checklist/generated-checklist.ts';
import { prepareField, type Contender } from '../checklist/contenders.ts';
import { openSlowed } from '../checklist/measure.ts';
import { median, table } from '../figures.ts';

interface Device {
  readonly name: string;
  readonly contender: Contender;
  /** The browser's folder, with app and answers on it. It is copied for each start. */
  readonly profile: string;
}

export async function benchOffline(rounds: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'so-doan-offline-'));
  try {
    const devices = [
      ...(await prepareDevices(folder, 500, [])),
      ...(await prepareDevices(folder, 200, ['Sổ Đoàn'])),
    ];
    const results = new Map<Device, number[]>();
    for (let round = 0; round < rounds; round += 1) {
      for (const device of devices) {
        const openMs = await start(folder, device);
        results.set(device, [...(results.get(device) ?? []), openMs]);
        console.error(`${device.name}, round ${round + 1}: first item ${Math.round(openMs)} ms`);
      }
    }
    return report(results);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Lays app and answers onto devices, then takes the servers away. `names`: none means all that start offline. */
async function prepareDevices(
  folder: string,
  items: number,
  names: readonly string[],
): Promise<Device[]> {
  const field = await prepareField(generatedChecklist({ items, seed: 1 }));
  const wanted = field.offline.filter(({ name }) => names.length === 0 || names.includes(name));
  const devices: Device[] = [];
  for (const contender of wanted) {
    const profile = await mkdtemp(join(folder, 'profile-'));
    const browser = await launchPersistentBrowser(profile);
    await contender.prepare(browser.context);
    await keepPage(browser.context, contender);
    await browser.close();
    devices.push({ name: `${contender.name}, ${items} items`, contender, profile });
  }
  await field.stop();
  return devices;
}

/** Twice: a page that its worker did not serve yet has nothing kept. */
async function keepPage(context: BrowserContext, { url, firstControl }: Contender): Promise<void> {
  for (let time = 0; time < 2; time += 1) {
    const page = await context.newPage();
    await page.goto(url);
    await page.evaluate(async () => {
      const has = await navigator.serviceWorker.getRegistration();
      if (has === undefined) await navigator.serviceWorker.register('/worker.js');
      await navigator.serviceWorker.ready;
    });
    await page.reload();
    await page.locator(firstControl).first().waitFor();
    await page.close();
  }
}

async function start(folder: string, { contender, profile }: Device): Promise<number> {
  const copy = await mkdtemp(join(folder, 'start-'));
  await cp(profile, copy, { recursive: true });
  const browser = await launchPersistentBrowser(copy);
  try {
    const { page, openMs } = await openSlowed(
      browser.context,
      contender.url,
      contender.firstControl,
    );
    if ((await page.locator(contender.firstControl).count()) === 0)
      throw new Error('nothing drawn');
    return openMs;
  } finally {
    await browser.close();
    await rm(copy, { recursive: true });
  }
}

function report(results: ReadonlyMap<Device, readonly number[]>): string {
  const rows = [...results].map(([{ name }, all]) => ({
    name,
    openMs: median(all),
    least: Math.min(...all),
    most: Math.max(...all),
  }));
  const floor = rows.find(({ name }) => name.startsWith('React, hello'));
  if (floor === undefined) throw new Error('the floor was not measured');
  return table(
    ['cold start without a server, CPU 4x', 'first item ms', 'least – most', 'x floor'],
    rows.map(({ name, openMs, least, most }) => [
      name,
      String(Math.round(openMs)),
      `${Math.round(least)} – ${Math.round(most)}`,
      (openMs / floor.openMs).toFixed(2),
    ]),
  );
}
