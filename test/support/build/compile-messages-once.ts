import { compileMessagesIfStale } from '#tools/message-compiler.ts';

/** Screens under test import compiled messages; this makes them before the first such file. */
export function setup(): void {
  compileMessagesIfStale();
}
