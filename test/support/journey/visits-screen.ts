import { m } from '#client/i18n/paraglide/messages.js';
import type { Locator, Page } from 'playwright-core';

/** "My visits". */
export class VisitsScreen {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.goto('/');
    await this.heading().waitFor();
  }

  heading(): Locator {
    return this.#page.getByRole('heading', { name: m.visits_title(), level: 1 });
  }

  visit(unit: string): Locator {
    return this.#page
      .getByRole('listitem')
      .filter({ has: this.#page.getByRole('heading', { name: unit }) });
  }

  async untilReady(unit: string): Promise<void> {
    await this.visit(unit)
      .getByText(m.visits_ready(), { exact: true })
      .waitFor({ timeout: 30_000 });
  }

  /** Fetches the photos of the others, once it is known how many bytes they are. */
  async fetchPhotos(unit: string): Promise<void> {
    const name = new RegExp(`^${m.visits_fetch()} \\d`, 'u');
    await this.visit(unit).getByRole('button', { name }).click();
  }

  /** Tries the day without a network; the sheet, once it has ended. */
  async rehearse(unit: string): Promise<Locator> {
    await this.visit(unit).getByRole('button', { name: m.visits_rehearse() }).click();
    const sheet = this.#page.getByRole('dialog', { name: m.visits_rehearse() });
    await sheet.getByRole('button', { name: m.rehearsal_again() }).waitFor({ timeout: 30_000 });
    return sheet;
  }

  async openVisit(unit: string): Promise<void> {
    await this.visit(unit).getByRole('link', { name: m.visits_open() }).click();
  }

  async openOverview(unit: string): Promise<void> {
    await this.visit(unit).getByRole('link', { name: m.visits_overview() }).click();
  }
}
