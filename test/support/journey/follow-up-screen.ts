import { m } from '#client/i18n/paraglide/messages.js';
import type { Locator, Page } from 'playwright-core';

import type { PictureFile } from './fill-screen.ts';

/** The unit's recommendations, and the delegation's page that judges the reports. */
export class FollowUpScreen {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  recommendations(): Locator {
    return this.#page.getByRole('main').getByRole('link').filter({ hasNotText: m.common_nav_me() });
  }

  async openRecommendation(content: string): Promise<void> {
    await this.#page.getByRole('link', { name: content }).click();
    await this.#page.getByRole('heading', { name: content }).waitFor();
  }

  async acknowledge(inCharge: string, plan: string): Promise<void> {
    await this.#page.getByLabel(m.followup_in_charge(), { exact: true }).fill(inCharge);
    await this.#page.getByLabel(m.followup_plan(), { exact: true }).fill(plan);
    await this.#page.getByRole('button', { name: m.followup_acknowledge(), exact: true }).click();
    await this.#page.getByText(m.followup_step_acknowledged(), { exact: true }).waitFor();
  }

  /** Writes the report, adds a picture and sends it. */
  async report(text: string, picture: PictureFile): Promise<void> {
    await this.#page.getByLabel(m.followup_report_label(), { exact: true }).fill(text);
    const chooser = this.#page.waitForEvent('filechooser');
    await this.#page.getByRole('button', { name: m.followup_from_gallery(), exact: true }).click();
    await (await chooser).setFiles(picture);
    await this.after().locator('img[src^="blob:"]').first().waitFor();
    await this.#page.getByRole('button', { name: m.followup_send(), exact: true }).click();
    await this.#page.getByText(m.followup_step_reported(), { exact: true }).waitFor();
  }

  before(): Locator {
    return this.#page.getByRole('region', { name: m.followup_before() });
  }

  after(): Locator {
    return this.#page.getByRole('region', { name: m.followup_after() });
  }

  async openVerdicts(visitId: string): Promise<void> {
    await this.#page.goto(`/visits/${visitId}/follow-up`);
    await this.#page.getByText(m.followup_verdicts_title()).first().waitFor();
  }

  verdictRow(content: string): Locator {
    return this.#page.getByRole('listitem').filter({ hasText: content });
  }

  async accept(content: string, reason: string): Promise<void> {
    const row = this.verdictRow(content);
    await row.getByLabel(m.followup_verdict_reason(), { exact: true }).fill(reason);
    await row.getByRole('button', { name: m.followup_accept(), exact: true }).click();
    await row.getByText(m.followup_stage_accepted(), { exact: true }).first().waitFor();
  }
}
