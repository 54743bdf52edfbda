import { m } from '#client/i18n/paraglide/messages.js';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import type { FileChooser, Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';

import { untilLayerClosed } from './until-layer-closed.ts';

/** A file for a file input. */
export interface PictureFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const levels = {
  met: m.fill_level_met,
  partial: m.fill_level_partial,
  unmet: m.fill_level_unmet,
} as const;

/** The screen that fills the checklists of a visit. */
export class FillScreen {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(visitId: string, letter: string): Promise<void> {
    await this.#page.goto(`/visits/${visitId}/fill/${letter}`);
    await this.checklist(letter).waitFor();
  }

  /** Goes to another checklist by the contents beside the page. */
  async goTo(letter: string): Promise<void> {
    await this.contents().locator(`a[href$="/fill/${letter}"]`).click();
    await this.checklist(letter).waitFor();
  }

  /** Back to the list of visits. */
  async leave(): Promise<void> {
    await this.#page.getByRole('link', { name: m.fill_to_visits() }).click();
  }

  contents(): Locator {
    return this.#page
      .getByRole('navigation', { name: m.fill_contents() })
      .filter({ visible: true });
  }

  checklist(letter: string): Locator {
    return this.#page.getByRole('heading', { name: new RegExp(`^${letter}\\. `, 'u'), level: 2 });
  }

  item(code: string): Locator {
    return this.#page.locator(`[data-item="${code}"]`);
  }

  /** The words of the mark in the margin: the answer as it is stored. */
  async mark(code: string): Promise<string> {
    const words = await this.item(code).getByRole('img').first().getAttribute('aria-label');
    return (words ?? '').replace(/\s+/gu, ' ');
  }

  /** Gives an answer as a person does and waits until it is stored. */
  async answer(code: string, value: AnswerValue): Promise<void> {
    const item = this.item(code);
    switch (value.kind) {
      case 'na':
        await item.getByText(m.fill_not_applicable(), { exact: true }).last().click();
        break;
      case 'compliance':
        await item.getByRole('radio', { name: levels[value.level](), exact: true }).click();
        break;
      case 'choice':
      case 'choices':
        throw new Error('A choice is given by its words: use choose().');
      case 'yes-no':
        await item
          .getByRole('radio', { name: value.yes ? m.fill_yes() : m.fill_no(), exact: true })
          .click();
        break;
      case 'table':
        throw new Error('A table is filled row by row.');
      case 'percentage':
        await this.#type(
          code,
          value.percents.map((percent) => percent?.replace('.', ',') ?? null),
        );
        break;
      case 'count':
        await this.#type(code, value.counts);
        break;
      case 'money':
        await this.#type(code, value.dong);
        break;
      case 'date':
        await this.#type(code, value.dates.map(typedDate));
        break;
      case 'ratio':
        await this.#type(code, [value.part, value.whole, value.stated?.replace('.', ',') ?? null]);
        break;
      case 'text':
        await this.#type(code, [value.text]);
        break;
    }
    await this.untilMarked(code);
  }

  async choose(code: string, words: string): Promise<void> {
    await this.item(code).getByRole('radio', { name: words, exact: true }).check();
    await this.untilMarked(code);
  }

  /** The mark in the margin is drawn from what is stored, never from what is typed. */
  async untilMarked(code: string): Promise<void> {
    await vi.waitFor(
      async () => expect(await this.mark(code)).not.toBe(m.fill_state_unanswered()),
      { timeout: 15_000, interval: 50 },
    );
  }

  /** Adds a row to a table and writes into its cells, by column; waits until its line shows them. */
  async addRow(code: string, cells: Readonly<Record<string, string>>): Promise<void> {
    const item = this.item(code);
    await item.scrollIntoViewIfNeeded();
    await item.getByRole('button', { name: m.answers_table_add(), exact: true }).click();
    for (const [column, text] of Object.entries(cells)) {
      await item.locator(`[data-cell="${column}"]`).getByRole('textbox').fill(text);
    }
    await item.getByRole('button', { name: m.answers_table_close(), exact: true }).click();
    for (const text of Object.values(cells)) await this.row(code, text).waitFor();
  }

  /** The line of a table that shows these words. */
  row(code: string, words: string): Locator {
    return this.item(code).getByRole('row').filter({ hasText: words });
  }

  boxes(code: string): Locator {
    return this.item(code)
      .getByRole('group', { name: new RegExp(`^${code}\\. `, 'u') })
      .getByRole('textbox');
  }

  async #type(code: string, texts: readonly (string | null)[]): Promise<void> {
    const boxes = this.boxes(code);
    for (const [index, text] of texts.entries()) {
      if (text !== null) await boxes.nth(index).fill(text);
    }
    await boxes.last().blur();
  }

  /** Makes the item the one that the tools act on, without answering it. */
  async activate(code: string): Promise<void> {
    await this.item(code).getByText(code, { exact: true }).click();
    await this.tools(code).waitFor();
  }

  tools(code: string): Locator {
    return this.#page.getByRole('toolbar', { name: m.fill_tools_of({ code }) });
  }

  /** Opens the note's box and leaves the caret in it. */
  async openNote(code: string): Promise<Locator> {
    await this.activate(code);
    await this.#page.getByRole('button', { name: m.fill_note_of({ code }), exact: true }).click();
    const box = this.noteBox(code);
    await box.waitFor();
    return box;
  }

  noteBox(code: string): Locator {
    return this.#page.getByRole('textbox', { name: `${m.fill_note()}, ${code}`, exact: true });
  }

  async note(code: string, text: string): Promise<void> {
    const box = await this.openNote(code);
    await box.fill(text);
    await box.blur();
    await this.storedNote(code, text).waitFor();
  }

  storedNote(code: string, note: string): Locator {
    return this.#page.getByRole('button', { name: m.fill_note_edit({ code, note }), exact: true });
  }

  async takePhoto(code: string, picture: PictureFile): Promise<void> {
    const before = await this.photos(code).count();
    await (await this.openSystemCamera(code)).setFiles(picture);
    await this.#untilPhotos(code, before + 1);
  }

  /** The app's own camera over the page. */
  async openCamera(code: string): Promise<Locator> {
    await this.activate(code);
    await this.#page.getByRole('button', { name: m.photos_take({ code }), exact: true }).click();
    const camera = this.#page.getByRole('dialog', { name: m.photos_camera_title({ code }) });
    await camera.waitFor();
    return camera;
  }

  /** From the app's camera to that of the device, which a browser without one plays by a file chooser. */
  async openSystemCamera(code: string): Promise<FileChooser> {
    const camera = await this.openCamera(code);
    const chooser = this.#page.waitForEvent('filechooser');
    await camera.getByRole('button', { name: m.photos_camera_system(), exact: true }).click();
    return chooser;
  }

  /** Takes photos in a row with the app's own camera. */
  async shoot(code: string, count: number): Promise<void> {
    const before = await this.photos(code).count();
    const camera = await this.openCamera(code);
    for (let shot = 1; shot <= count; shot += 1) {
      await camera.getByRole('button', { name: m.photos_camera_shoot(), exact: true }).click();
      await camera.getByText(m.photos_camera_count({ count: shot })).waitFor();
    }
    await this.#page.keyboard.press('Escape');
    await untilLayerClosed(this.#page, camera);
    await this.#untilPhotos(code, before + count);
  }

  /** Adds pictures from the gallery: the dashed tile after the first photo. */
  async addPhotos(code: string, pictures: readonly PictureFile[]): Promise<void> {
    const before = await this.photos(code).count();
    const chooser = this.#page.waitForEvent('filechooser');
    await this.item(code).getByRole('button', { name: m.ui_add_photo(), exact: true }).click();
    await (await chooser).setFiles([...pictures]);
    await this.#untilPhotos(code, before + pictures.length);
  }

  /** Pictures that are really drawn: bytes that cannot be read are not counted. */
  photos(code: string): Locator {
    return this.item(code).locator('button img[src^="blob:"]');
  }

  async #untilPhotos(code: string, count: number): Promise<void> {
    await vi.waitFor(async () => expect(await this.photos(code).count()).toBe(count), {
      timeout: 30_000,
      interval: 100,
    });
  }

  async raiseFinding(
    code: string,
    finding: { readonly text: string; readonly proposal: string; readonly due: string },
  ): Promise<void> {
    await this.activate(code);
    await this.#page.getByRole('button', { name: m.findings_of({ code }), exact: true }).click();
    // Its title changes while one writes: the first stored word makes it a finding with a number.
    const sheet = this.#page.getByRole('dialog');
    await sheet.getByLabel(m.findings_text(), { exact: true }).fill(finding.text);
    await sheet.getByLabel(m.findings_proposal(), { exact: true }).fill(finding.proposal);
    await sheet.getByLabel(m.findings_due(), { exact: true }).fill(finding.due);
    const done = new RegExp(`^(${m.findings_record()}|${m.findings_done()})$`, 'u');
    await sheet.getByRole('button', { name: done }).click();
    await untilLayerClosed(this.#page, sheet);
    await this.findings(code).first().waitFor();
  }

  findings(code: string): Locator {
    return this.item(code).getByRole('button', {
      name: new RegExp(`^${m.findings_name()} \\d`, 'u'),
    });
  }

  /** What the panel beside the page tells of everybody who wrote at the item. */
  async history(code: string): Promise<string> {
    await this.activate(code);
    const panel = this.#page.getByRole('complementary', { name: m.fill_context_of({ code }) });
    await panel.getByRole('list').last().getByRole('listitem').first().waitFor();
    return panel.innerText();
  }

  /** Both answers side by side. `what`: 'C19, câu trả lời'. */
  conflict(what: string): Locator {
    return this.#page.getByRole('region', { name: m.conflicts_label({ name: what }) });
  }

  conflictOfAnswer(code: string): Locator {
    return this.conflict(m.conflicts_of_answer({ code }));
  }

  conflictOfNote(code: string): Locator {
    return this.conflict(`${code}, ${m.fill_note()}`);
  }

  /** Settles for the version that holds `words`. */
  async settle(conflict: Locator, words: string): Promise<void> {
    await conflict
      .getByRole('article')
      .filter({ hasText: words })
      .getByRole('button', { name: m.conflicts_choose() })
      .click();
    await conflict.waitFor({ state: 'hidden' });
  }
}

/** '2022-04-14' as one types it. */
function typedDate(iso: string | null): string | null {
  if (iso === null) return null;
  const [year = '', month = '', day = ''] = iso.split('-');
  return `${Number(day)}/${Number(month)}/${year}`;
}
