import type { Page } from 'playwright-core';

import { exifJpeg } from '../client/exif-jpeg.ts';
import type { PictureFile } from './fill-screen.ts';

/** When the camera says that a picture was taken: as EXIF writes it, with its offset. */
export interface Exposure {
  readonly date: string;
  readonly offset: string;
}

/** A JPEG as a camera makes it: real pixels that show `label`, and EXIF that tells the moment. */
export async function drawnPicture(
  page: Page,
  label: string,
  exposure: Exposure = { date: '2022:04:14 08:30:00', offset: '+07:00' },
): Promise<PictureFile> {
  const pixels = await page.evaluate(async (text) => {
    const canvas = new OffscreenCanvas(1600, 1200);
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('no canvas');
    const sky = pen.createLinearGradient(0, 0, 1600, 1200);
    sky.addColorStop(0, '#3a6b4f');
    sky.addColorStop(1, '#d9b45b');
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 1600, 1200);
    pen.fillStyle = '#ffffff';
    pen.fillRect(200, 350, 1200, 400);
    pen.fillStyle = '#1b1b1b';
    pen.font = '90px sans-serif';
    pen.fillText(text, 260, 580, 1080);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, label);
  const jpeg = Buffer.from(pixels);
  // The head's own EXIF segment, put between the mark of a JPEG and the rest of the drawn one.
  const segment = Buffer.from(exifJpeg(exposure.date, exposure.offset)).subarray(8, 190);
  const buffer = Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
  return { name: `${label}.jpg`, mimeType: 'image/jpeg', buffer };
}
