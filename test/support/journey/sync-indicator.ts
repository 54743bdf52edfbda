import { m } from '#client/i18n/paraglide/messages.js';
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';

import { statusOf } from './sign-in-screen.ts';
import { untilLayerClosed } from './until-layer-closed.ts';

/** Reads and opens the indicator that says where the data is. */
export class SyncIndicator {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Its words as a person reads them, without the label for screen readers. */
  async words(): Promise<string> {
    const text = await statusOf(this.#page).innerText();
    return text.replace(`${m.sync_label()}: `, '').replace(/\s+/gu, ' ').trim();
  }

  /** Waits until it says that the server has everything. */
  async untilReceived(timeout = 30_000): Promise<void> {
    await this.until(m.sync_received(), timeout);
  }

  /** Waits until its words hold `part`. */
  async until(part: string, timeout = 15_000): Promise<void> {
    await vi.waitFor(async () => expect(await this.words()).toContain(part), {
      timeout,
      interval: 100,
    });
  }

  /** What the sheet says, whole. */
  async sheet(): Promise<string> {
    await statusOf(this.#page).click();
    const sheet = this.#page.getByRole('dialog', { name: m.sync_title() });
    await sheet.waitFor();
    const text = await sheet.innerText();
    await this.#page.keyboard.press('Escape');
    await untilLayerClosed(this.#page, sheet);
    return text.replace(/[ \t]+/gu, ' ');
  }

  /** Asks for an exchange now, as a person does who does not want to wait for the next attempt. */
  async sendNow(): Promise<void> {
    await statusOf(this.#page).click();
    const sheet = this.#page.getByRole('dialog', { name: m.sync_title() });
    await sheet.getByRole('button', { name: m.sync_send_now() }).click();
    await this.#page.keyboard.press('Escape');
    await untilLayerClosed(this.#page, sheet);
  }
}
