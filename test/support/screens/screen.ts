import type { Locator, Page } from 'playwright-core';
import type { ScreenWorld } from './screen-world.ts';

export interface Screen {
  /** Name of its pictures and tests. */
  readonly name: string;
  /** Username; null: nobody is signed in. */
  readonly who: string | null;
  readonly path: string | ((world: ScreenWorld) => string);
  /** Visible when the screen has what it is to show. */
  readonly ready: (page: Page) => Locator;
  /** What a person does after that. */
  readonly prepare?: (page: Page, world: ScreenWorld) => Promise<unknown>;
}
