import { m } from '#client/i18n/paraglide/messages.js';
import type { Locator, Page } from 'playwright-core';

import { untilLayerClosed } from './until-layer-closed.ts';

/** Overview of a visit and the page where the conclusion is written and issued. */
export class CompileScreen {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** From the overview to the draft. */
  async openDraft(): Promise<void> {
    await this.#page.getByRole('link', { name: m.compile_to_conclusion(), exact: true }).click();
    await this.evidence().waitFor();
  }

  evidence(): Locator {
    return this.#page.getByRole('region', { name: m.compile_pane_evidence(), exact: true });
  }

  content(): Locator {
    return this.#page.getByRole('region', { name: m.compile_pane_content_long() });
  }

  preview(): Locator {
    return this.#page.getByRole('region', { name: m.compile_pane_preview(), exact: true });
  }

  /** Makes a statement of a piece of evidence. */
  async bringIn(text: string): Promise<void> {
    await this.#row(text).getByRole('button', { name: bringInNames }).click();
    await this.content().getByRole('textbox').first().waitFor();
  }

  async recommend(text: string): Promise<void> {
    const name = m.compile_to_recommendation_named({ text });
    await this.#row(text).getByRole('button', { name, exact: true }).click();
    await this.content().getByLabel(m.compile_content_label(), { exact: true }).waitFor();
  }

  #row(text: string): Locator {
    return this.evidence().getByRole('listitem').filter({ hasText: text });
  }

  /** Fills the open recommendation. */
  async writeRecommendation(fields: {
    readonly content: string;
    readonly owner: string;
    readonly due: string;
    readonly product: string;
  }): Promise<void> {
    const content = this.content();
    await content.getByLabel(m.compile_content_label(), { exact: true }).fill(fields.content);
    await content.getByLabel(m.compile_owner_label(), { exact: true }).fill(fields.owner);
    await content.getByLabel(m.compile_due_label(), { exact: true }).fill(fields.due);
    await content.getByLabel(m.compile_product_label(), { exact: true }).fill(fields.product);
    await this.closeRow();
  }

  async closeRow(): Promise<void> {
    const done = this.content().getByRole('button', {
      name: m.compile_done_editing(),
      exact: true,
    });
    await done.click();
    await done.waitFor({ state: 'hidden' });
  }

  /** Fills head and foot of the paper. */
  async layOut(fields: Readonly<Record<string, string>>): Promise<void> {
    await this.#tool(m.compile_layout()).click();
    const sheet = this.#page.getByRole('dialog');
    for (const [label, text] of Object.entries(fields)) {
      await sheet.getByLabel(label, { exact: true }).fill(text);
    }
    await this.#page.keyboard.press('Escape');
    await untilLayerClosed(this.#page, sheet);
  }

  #tool(name: string): Locator {
    return this.#page.getByRole('button', { name, exact: true }).filter({ visible: true });
  }

  /** Opens the dialog of the last step. */
  async openIssue(): Promise<Locator> {
    await this.#tool(m.compile_issue()).click();
    const dialog = this.#page.getByRole('alertdialog', { name: m.compile_issue_title() });
    await dialog.waitFor();
    return dialog;
  }

  async issue(issue: {
    readonly number: string;
    readonly symbol: string;
    readonly date: string;
    /** Ticks this many of the offered evidence photos. */
    readonly photos: number;
  }): Promise<void> {
    const dialog = await this.openIssue();
    await dialog.getByLabel(m.compile_issue_number(), { exact: true }).fill(issue.number);
    await dialog.getByLabel(m.compile_issue_symbol(), { exact: true }).fill(issue.symbol);
    await dialog.getByLabel(m.compile_issue_date(), { exact: true }).fill(issue.date);
    const offered = dialog.getByRole('checkbox');
    for (let index = 0; index < issue.photos; index += 1) {
      await offered.nth(index).check();
    }
    const name = m.compile_issue_confirm({ number: issue.number, symbol: issue.symbol });
    await dialog.getByRole('button', { name }).click();
    await dialog.waitFor({ state: 'hidden', timeout: 30_000 });
    await untilLayerClosed(this.#page, dialog);
  }

  issuedPanel(): Locator {
    return this.content().getByText(m.compile_issued_received());
  }

  /** The issued paper as the browser saves it. */
  async download(number: string): Promise<Buffer> {
    const coming = this.#page.waitForEvent('download');
    const name = m.compile_issued_download_of({ number });
    await this.#page.getByRole('button', { name, exact: true }).click();
    const stream = await (await coming).createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    return Buffer.concat(parts);
  }
}

const bringInNames = new RegExp(`^${m.compile_bring_in()}`, 'u');
