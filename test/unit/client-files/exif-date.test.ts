import { describe, expect, test } from 'vitest';
import { readExifDate } from '#client/files/exif-date.ts';
import { exifJpeg } from '../../support/client/exif-jpeg.ts';

describe('when a picture was taken, by its EXIF', () => {
  test.each(['II', 'MM'] as const)('with an offset, byte order %s', (order) => {
    expect(readExifDate(exifJpeg('2022:04:13 08:15:30', '+07:00', order))).toBe(
      Date.UTC(2022, 3, 13, 1, 15, 30),
    );
  });

  test('without an offset it is the device’s own time', () => {
    expect(readExifDate(exifJpeg('2022:04:13 08:15:30', null))).toBe(
      new Date(2022, 3, 13, 8, 15, 30).getTime(),
    );
  });

  test.each(['0000:00:00 00:00:00', '    :  :     :  :  ', '2022:13:45 99:00:00'])(
    'no date: %s',
    (date) => {
      expect(readExifDate(exifJpeg(date, null))).toBeNull();
    },
  );

  test('no JPEG, no bytes', () => {
    expect(readExifDate(new TextEncoder().encode('a text file').buffer)).toBeNull();
    expect(readExifDate(new ArrayBuffer(0))).toBeNull();
  });

  test('cut or flipped anywhere, it never throws', () => {
    const whole = exifJpeg('2022:04:13 08:15:30', '+07:00');
    let dates = 0;
    for (let at = 0; at < whole.byteLength; at += 1) {
      readExifDate(whole.slice(0, at));
      const flipped = new Uint8Array(whole.slice(0));
      flipped[at] = flipped[at]! ^ 0xff;
      const date = readExifDate(flipped.buffer);
      expect(date === null || Number.isFinite(date)).toBe(true);
      if (date !== null) dates += 1;
    }
    expect(dates).toBeGreaterThan(10);
  });
});
