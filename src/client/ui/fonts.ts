/** What nearly every screen is written in; one letter for each file of the alphabets that it takes. */
const everywhere: readonly (readonly [font: string, letters: string])[] = [
  ["400 1em 'Be Vietnam Pro'", 'aạ'],
  ["500 1em 'Be Vietnam Pro'", 'aạ'],
  ["600 1em 'Be Vietnam Pro'", 'aạ'],
  ["500 1em 'Inter'", '1'],
];

/**
 * Begins to load type before any text is there: a browser asks for it when it lays out the first text
 * that needs it, and lays out all of it once more when it has come.
 */
export function askForFonts(): void {
  for (const [font, letters] of everywhere)
    document.fonts.load(font, letters).catch(() => undefined);
}
