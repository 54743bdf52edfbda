import type { Page } from 'playwright-core';

/** An area as parts of the picture's width and height. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PixelRange {
  readonly width: number;
  readonly height: number;
  /** The darkest and the most coloured pixel, 0 to 255. */
  readonly darkest: number;
  readonly mostColoured: number;
  /** How many pixels are neither the colour of covers nor on the way from it to white words. */
  readonly foreign: number;
}

/** Looks at every pixel of a part of a JPEG, as the browser decodes it. */
export function pixelsIn(page: Page, bytes: Buffer, part: Part): Promise<PixelRange> {
  return page.evaluate(
    async ({ data, left, top, right, bottom }) => {
      const blob = new Blob([new Uint8Array(data)], { type: 'image/jpeg' });
      const picture = await createImageBitmap(blob);
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const pen = canvas.getContext('2d', { willReadFrequently: true })!;
      pen.drawImage(picture, 0, 0);
      const [x, y] = [Math.ceil(left * picture.width), Math.ceil(top * picture.height)];
      const pixels = pen.getImageData(
        ...([x, y] as const),
        Math.floor(right * picture.width) - x,
        Math.floor(bottom * picture.height) - y,
      ).data;
      let [darkest, mostColoured, foreign] = [255, 0, 0];
      for (let at = 0; at < pixels.length; at += 4) {
        const [red, green, blue] = [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
        const [low, high] = [Math.min(red, green, blue), Math.max(red, green, blue)];
        darkest = Math.min(darkest, low);
        mostColoured = Math.max(mostColoured, high - low);
        // #444d48 to #ffffff: how far along by green; the others must be as far, but for what JPEG does to edges of words.
        const share = (green - 0x4d) / (255 - 0x4d);
        const off = Math.max(
          Math.abs(red - (0x44 + share * (255 - 0x44))),
          Math.abs(blue - (0x48 + share * (255 - 0x48))),
          (0x4d - green) * 1,
        );
        if (off > 40) foreign += 1;
      }
      const { width, height } = picture;
      return { width, height, darkest, mostColoured, foreign };
    },
    { data: [...bytes], ...part },
  );
}
