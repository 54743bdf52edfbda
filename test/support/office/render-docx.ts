import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Office } from './find-office.ts';

const run = promisify(execFile);
const SECONDS = 1000;

/** A word on a page; all lengths in points from the top left corner. */
export interface PlacedWord {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface RenderedPage {
  readonly width: number;
  readonly height: number;
  readonly words: readonly PlacedWord[];
  readonly picture: GreyPicture;
}

/** Pixels of a page, 0 is black; two pixels a point. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export const PIXELS_PER_POINT = 2;

/** Draws a DOCX with LibreOffice. Its user profile is a fresh folder: a running office is not touched. */
export async function renderDocx(office: Office, docx: Uint8Array): Promise<RenderedPage[]> {
  const folder = await mkdtemp(join(tmpdir(), 'so-doan-office-'));
  try {
    await writeFile(join(folder, 'page.docx'), docx);
    await run(
      office.soffice,
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'page.docx'),
      ],
      { timeout: 90 * SECONDS },
    );
    const pdf = join(folder, 'page.pdf');
    const { stdout } = await run(office.pdftotext, ['-bbox', '-enc', 'UTF-8', pdf, '-'], {
      timeout: 30 * SECONDS,
      maxBuffer: 16_000_000,
    });
    const resolution = String(72 * PIXELS_PER_POINT);
    await run(office.pdftoppm, ['-gray', '-r', resolution, pdf, join(folder, 'picture')], {
      timeout: 60 * SECONDS,
    });
    const names = (await readdir(folder)).filter((name) => name.endsWith('.pgm')).toSorted();
    const pictures = await Promise.all(
      names.map(async (name) => readGreyPicture(await readFile(join(folder, name)))),
    );
    return readPages(stdout, pictures);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readPages(boxes: string, pictures: readonly GreyPicture[]): RenderedPage[] {
  const pages = [
    ...boxes.matchAll(/<page width="([\d.]+)" height="([\d.]+)">([\s\S]*?)<\/page>/gu),
  ];
  if (pages.length !== pictures.length) {
    throw new Error(`${pages.length} pages of text, ${pictures.length} pictures`);
  }
  return pictures.map((picture, i) => {
    const [, width = '', height = '', words = ''] = pages[i] ?? [];
    return { width: Number(width), height: Number(height), words: readWords(words), picture };
  });
}

function readWords(xml: string): PlacedWord[] {
  const word =
    /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/gu;
  return [...xml.matchAll(word)].map(([, left, top, right, bottom, text = '']) => ({
    text: unescapeXml(text).normalize('NFC'),
    left: Number(left),
    top: Number(top),
    right: Number(right),
    bottom: Number(bottom),
  }));
}

export function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** Binary PGM: "P5", width, height, greatest value, then one byte a pixel. */
function readGreyPicture(file: Buffer): GreyPicture {
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(file.subarray(0, 64).toString('latin1'));
  if (header === null) throw new Error('not a grey picture of 8 bits');
  return {
    width: Number(header[1]),
    height: Number(header[2]),
    pixels: file.subarray(header[0].length),
  };
}

/**
 * Length in points of the longest unbroken dark line between two heights of a
 * page, 0 when there is none: the rules under names, motto and subject.
 */
export function longestRule(
  page: RenderedPage,
  box: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  },
): number {
  const { width, pixels } = page.picture;
  let longest = 0;
  for (let y = Math.floor(box.top * PIXELS_PER_POINT); y < box.bottom * PIXELS_PER_POINT; y += 1) {
    let length = 0;
    for (
      let x = Math.floor(box.left * PIXELS_PER_POINT);
      x < box.right * PIXELS_PER_POINT;
      x += 1
    ) {
      length = (pixels[y * width + x] ?? 255) < 128 ? length + 1 : 0;
      longest = Math.max(longest, length);
    }
  }
  return longest / PIXELS_PER_POINT;
}
