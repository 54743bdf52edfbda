/**
 * How long a bold line of Times New Roman is, closely enough to draw a rule of
 * "1/3 to 1/2 of the line" below it. A DOCX writer cannot measure text; these
 * are advance widths in thousandths of the size, rounded over groups of letters.
 */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[.,;:'|il ]/u, 270],
  [/[-()jtfrI]/u, 350],
  [/[m]/u, 833],
  [/[MW]/u, 970],
  [/[OQGCDHKNUVXYAR&w]/u, 730],
  [/[A-Z]/u, 640],
  [/[sceaz/]/u, 440],
];
const OTHER = 530;

/** Length in twips of the longest line that the text takes in a column of `width` twips. */
export function longestLine(text: string, size: number, width: number): number {
  const lengths = text.split('\n').map((line) => lineLength(line, size));
  return Math.min(width, Math.max(0, ...lengths));
}

/** How many lines the text takes in a column of `width` twips. */
export function lineCount(text: string, size: number, width: number): number {
  return text
    .split('\n')
    .reduce((count, line) => count + Math.max(1, Math.ceil(lineLength(line, size) / width)), 0);
}

function lineLength(line: string, size: number): number {
  // Marks over and under a letter add no width.
  const letters = line.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D');
  const thousandths = [...letters].reduce(
    (sum, letter) => sum + (WIDTHS.find(([pattern]) => pattern.test(letter))?.[1] ?? OTHER),
    0,
  );
  return (thousandths * size * 20) / 1000;
}
