import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findBrowser } from '../support/browser/find-browser.ts';
import {
  launchBrowser,
  launchPersistentBrowser,
  newOfflineCapableContext,
} from '../support/browser/launch-browser.ts';
import { watchContext } from '../support/browser/watch-context.ts';

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', "script-src 'self' 'unsafe-eval'");
    response.end(`<title>Sổ Đoàn</title><p>${request.url}</p>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

describe('the browser for tests', () => {
  it('is never replaced in silence when CHROMIUM_PATH leads nowhere', async () => {
    await expect(findBrowser({ CHROMIUM_PATH: '/nowhere/chromium' })).rejects.toThrow(
      'CHROMIUM_PATH is /nowhere/chromium',
    );
  });

  it('opens a page on a device with persistent storage and a service worker', async () => {
    const browser = await launchBrowser();
    try {
      const context = await newOfflineCapableContext(browser, origin);
      const page = await context.newPage();
      await page.goto('/');
      expect(await page.title()).toBe('Sổ Đoàn');
      expect(await page.evaluate(() => navigator.storage.persist())).toBe(true);
      expect(await page.evaluate(() => 'serviceWorker' in navigator)).toBe(true);
      expect(await page.evaluate(() => navigator.language)).toBe('vi-VN');
    } finally {
      await browser.close();
    }
  });

  it('finds its storage again after its process was killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'so-doan-browser-'));
    try {
      const first = await launchPersistentBrowser(folder, { baseURL: origin });
      const page = await first.context.newPage();
      await page.goto('/');
      await page.evaluate(putAnswer, 'đạt');
      await first.kill();

      const second = await launchPersistentBrowser(folder, { baseURL: origin });
      const reopened = await second.context.newPage();
      await reopened.goto('/');
      expect(await reopened.evaluate(readAnswer)).toBe('đạt');
      await second.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('notices requests to another host, refused scripts and uncaught errors', async () => {
    const browser = await launchBrowser();
    try {
      const context = await newOfflineCapableContext(browser, origin);
      const watched = watchContext(context, origin);
      const page = await context.newPage();
      await page.goto('/');
      expect(watched).toEqual({ foreignRequests: [], policyViolations: [], pageErrors: [] });
      await page.evaluate(() => {
        new Image().src = 'http://other.invalid/pixel.png';
        const script = document.createElement('script');
        script.textContent = 'document.title = "inline"';
        document.body.append(script);
        setTimeout(() => {
          throw new Error('nobody catches this');
        });
      });
      await expect.poll(() => watched.foreignRequests).toEqual(['http://other.invalid/pixel.png']);
      await expect.poll(() => watched.policyViolations).toHaveLength(1);
      await expect.poll(() => watched.pageErrors.join()).toContain('nobody catches this');
    } finally {
      await browser.close();
    }
  });
});

function putAnswer(value: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('kept', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('answers');
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('answers', 'readwrite', {
        durability: 'strict',
      });
      transaction.objectStore('answers').put(value, 'A1');
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(new Error('not stored'));
    };
  });
}

function readAnswer(): Promise<unknown> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('kept', 1);
    opening.onsuccess = () => {
      const request = opening.result.transaction('answers').objectStore('answers').get('A1');
      request.onsuccess = () => resolve(request.result);
    };
  });
}
