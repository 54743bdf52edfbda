/** Who is measured: the product as it is served, and what it is compared with, each with half of the answers given. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';
import react from '@vitejs/plugin-react';
import type { BrowserContext } from 'playwright-core';
import type { Checklist } from '#domain/checklist/definition.ts';
import { bytesHash } from '#domain/kernel/canonical-json.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { planSchema } from '#protocol/office.ts';
import { signIn } from '../../support/journey/sign-in-screen.ts';
import { noticeBoard } from '../../support/screens/drawn-photo.ts';
import { openNodeTablet } from '../../support/screens/node-tablet.ts';
import { startTestServer } from '../../support/server/start-test-server.ts';
import { testPassword, testPlan } from '../../support/server/test-plan.ts';
import { inPage } from './measure.ts';
import { flatItems, type FlatItem } from './flat-items.ts';

export interface Contender {
  readonly name: string;
  readonly url: string;
  /** Puts onto a new device what it has before it is measured: the app, the answers, the photos. */
  readonly prepare: (context: BrowserContext) => Promise<void>;
  /** Matches the first control of the list as soon as it can be used. */
  readonly firstControl: string;
  /** A control of an item with four answers. */
  readonly answer: (code: string) => string;
  /** JavaScript that gives the element where an item is or will be. */
  readonly place: (code: string) => string;
  /** How the search is opened, and its box. */
  readonly search: { readonly open: string | null; readonly box: string } | null;
  /** The button that goes to the next unanswered item. */
  readonly next: string | null;
  /** A page with all photos of the visit, and what matches those that are drawn. */
  readonly album: { readonly url: string; readonly picture: string } | null;
}

export interface Field {
  readonly contenders: readonly Contender[];
  /** Those that start without a server, the least that React can be among them. */
  readonly offline: readonly Contender[];
  /** Codes of items with four answers that nobody has answered. */
  readonly open: readonly string[];
  readonly stop: () => Promise<void>;
}

export async function prepareField(checklist: Checklist): Promise<Field> {
  const items = flatItems(checklist);
  const fourWay = items.filter(({ options }) => options?.length === 4).map(({ code }) => code);
  const answered = fourWay.filter((_, index) => index % 2 === 0);
  const product = await startProduct(checklist, answered);
  const peers = await servePeers(items, answered);
  return {
    contenders: [product.contender, ...peers.contenders],
    offline: [product.contender, ...peers.offline],
    open: fourWay.filter((_, index) => index % 2 === 1),
    stop: async () => {
      await product.stop();
      await peers.stop();
    },
  };
}

const visitId = 'visit-1';
const photos = 200;

/** The product's own server and build; the answers come by sync, the app starts from its worker and its database. */
async function startProduct(checklist: Checklist, answered: readonly string[]) {
  const checklistsDir = await mkdtemp(join(tmpdir(), 'so-doan-bench-'));
  // JSON is YAML. The legal basis of the real checklists' library would be another thing to measure.
  const file = JSON.stringify(checklist, (key, value: unknown) => (key === 'legal' ? [] : value));
  await writeFile(join(checklistsDir, `${checklist.id}.yaml`), file);
  const plan = planSchema.parse({
    ...testPlan,
    visits: testPlan.visits
      .filter(({ id }) => id === visitId)
      .map((visit) => ({ ...visit, checklists: [checklist.id], assignments: [] })),
  });
  const server = await startTestServer({ plan, config: { checklistsDir } });
  const tablet = await openNodeTablet(server, 'lead');
  await tablet.sync();
  for (const code of answered) {
    await tablet.write(
      `visit/${visitId}` as Parameters<typeof tablet.write>[0],
      `answer:${checklist.id}/${code}` as Parameters<typeof tablet.write>[1],
      { value: { kind: 'compliance', level: 'met' } },
    );
  }
  for (let index = 0; index < photos; index += 1) {
    const code = answered[index % 40] ?? '';
    const { fields, files } = photoOf(thumbnail(index), `answer:${checklist.id}/${code}`);
    await tablet.write(
      `visit/${visitId}` as Parameters<typeof tablet.write>[0],
      `photo:${randomUUID()}` as Parameters<typeof tablet.write>[1],
      fields,
      files,
    );
  }
  await tablet.sync();
  await tablet.discard();
  const contender: Contender = {
    name: 'Sổ Đoàn',
    url: `${server.url}/visits/${visitId}/fill/${checklist.letter}`,
    prepare: async (context) => {
      const page = await context.newPage();
      await page.goto(server.url);
      await signIn(page, 'member', testPassword);
      await page.goto(`${server.url}/visits/${visitId}/fill/${checklist.letter}`);
      await page.locator('[data-item] [role=radio]').first().waitFor({ timeout: 60_000 });
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      await page.goto(`${server.url}/visits/${visitId}/album`);
      await page.locator(albumPicture).first().waitFor();
      // Each picture comes near the screen once, is fetched, and is on the device from then on.
      await page.mouse.move(640, 400);
      for (let step = 0; step < 2 * (photos / 3); step += 1) {
        await page.mouse.wheel(0, 200);
        await page.waitForTimeout(50);
      }
      await page.close();
    },
    firstControl: '[data-item] [role=radio]',
    answer: (code) => `[data-item="${code}"] [role=radio]`,
    place: (code) => `document.getElementById('item-${code}')`,
    search: { open: `[aria-label="${m.fill_search()}"]`, box: 'input[type=search]' },
    next: `[aria-label^="${m.fill_tools_of({ code: '' }).trim()}"] button:last-of-type`,
    album: { url: `${server.url}/visits/${visitId}/album`, picture: albumPicture },
  };
  return {
    contender,
    stop: async () => {
      await server.stop();
      await rm(checklistsDir, { recursive: true });
    },
  };
}

const albumPicture = 'main li img[src^="blob:"]';

/** No two alike, as PNG; what is drawn in the album is 320 px wide at most. */
const thumbnail = (index: number) => noticeBoard(300 + index, 225, index % 9);

function photoOf(bytes: Uint8Array<ArrayBuffer>, of: string) {
  const sha256 = bytesHash(bytes);
  const type = 'image/png' as const;
  const file = { sha256, size: bytes.byteLength, type };
  const picture = { original: file, thumbnail: file, width: 320, height: 240 };
  const taken = { at: '2022-04-14T02:00:00.000Z', source: 'camera' };
  return {
    fields: { picture, of, taken, caption: '' },
    files: [{ sha256, type, bytes: bytes.buffer, thumbnail: true }],
  };
}

/** Builds the peers and serves them from memory of the disk, as one serves files. */
async function servePeers(items: readonly FlatItem[], answered: readonly string[]) {
  const root = join(import.meta.dirname, '../peers/checklist');
  const outDir = await mkdtemp(join(tmpdir(), 'so-doan-peers-'));
  const pages = ['static', 'hello', 'react-memo', 'surveyjs'];
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'esnext',
      rolldownOptions: { input: pages.map((page) => join(root, `${page}.html`)) },
    },
  });
  await writeFile(join(outDir, 'items.json'), JSON.stringify(items));
  const page = join(outDir, 'static.html');
  const html = await readFile(page, 'utf8');
  await writeFile(page, html.replace('<!-- items -->', items.map(itemHtml).join('')));
  const cells: string[] = [];
  for (let index = 0; index < photos; index += 1) {
    await writeFile(join(outDir, `${index}.png`), thumbnail(index));
    cells.push(`<li><img src="${index}.png" alt="" loading="lazy"><p>A${index}</p></li>`);
  }
  await writeFile(join(outDir, 'album.html'), albumHtml(cells));
  const server = createServer((request, response) => {
    const path = join(outDir, new URL(request.url ?? '/', 'http://peer').pathname);
    readFile(path).then(
      (bytes) => response.writeHead(200, { 'content-type': typeOf(path) }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const peer = (name: string, file: string, own: Partial<Contender>): Contender => ({
    ...{ name, url: `${origin}/${file}.html`, next: null, search: null, album: null },
    prepare: async (context) => {
      const seeding = await context.newPage();
      await seeding.goto(`${origin}/static.html`);
      await seeding.waitForSelector('[data-ready]');
      await seeding.addScriptTag({ path: inPage });
      await seeding.evaluate(`bench.seed(${JSON.stringify(answered)})`);
      await seeding.close();
    },
    firstControl: '[data-ready] [role=radio]',
    answer: (code) => `li[id="${code}"] [role=radio]`,
    place: (code) => `document.getElementById('${code}')`,
    ...own,
  });
  const search = { open: null, box: 'input[type=search]' };
  const reactMemo = peer('React, memoised', 'react-memo', { search });
  return {
    offline: [peer('React, hello world', 'hello', {}), reactMemo],
    contenders: [
      peer('static HTML, content-visibility', 'static', {
        search,
        album: { url: `${origin}/album.html`, picture: 'img' },
      }),
      reactMemo,
      peer('SurveyJS, lazy', 'surveyjs', {
        firstControl: 'fieldset input[type=radio], [role=radiogroup] input[type=radio]',
        answer: (code) => `[data-name="${code}"] label`,
        place: (code) => `placeOf('${code}')`,
      }),
    ],
    stop: async () => {
      await new Promise((closed) => server.close(closed));
      await rm(outDir, { recursive: true });
    },
  };
}

function itemHtml({ code, text, options, choices, boxes }: FlatItem): string {
  const buttons = options?.map(
    (option) =>
      `<button type="button" role="radio" aria-checked="false" data-value="${option.value}">${option.text}</button>`,
  );
  const ticks = choices?.map(
    (option) => `<label><input type="checkbox" value="${option.value}">${option.text}</label>`,
  );
  const inputs = boxes?.map((label) => `<label>${label}<input></label>`);
  return [
    `<li id="${code}"><p><b>${code}</b> ${text}</p>`,
    buttons === undefined ? '' : `<div class="options" role="radiogroup">${buttons.join('')}</div>`,
    ...(ticks ?? []),
    ...(inputs ?? []),
    '</li>',
  ].join('');
}

/** Three a row, as the product draws them. */
function albumHtml(cells: readonly string[]): string {
  const style =
    'ul{display:grid;grid-template-columns:repeat(3,1fr);gap:16px;padding:0}li{display:block}img{width:100%;aspect-ratio:4/3;object-fit:cover}';
  return `<!doctype html><meta name="viewport" content="width=device-width"><style>${style}</style><main><ul>${cells.join('')}</ul></main>`;
}

function typeOf(path: string): string {
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.json': 'application/json',
    '.png': 'image/png',
  };
  return types[extname(path)] ?? 'application/octet-stream';
}
