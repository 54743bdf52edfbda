/** Page set-up and type of NĐ 30/2020 Phụ lục I, as every writer of this folder uses them. */

const TWIPS_PER_MM = 1440 / 25.4;

export function mm(millimetres: number): number {
  return Math.round(millimetres * TWIPS_PER_MM);
}

/** Word replaces it by a font of the same widths where it is not installed. */
export const FONT = 'Times New Roman';

/**
 * Sizes in points. Where the decree allows two, the head takes the smaller
 * one, because the line of the country must fit 60 % of the width unbroken.
 */
export const sizes = {
  country: 12,
  motto: 13,
  superior: 12,
  issuer: 12,
  number: 13,
  placeDate: 13,
  kind: 14,
  subject: 14,
  body: 14,
  table: 13,
  signer: 14,
  recipientsTitle: 12,
  recipients: 11,
  pageNumber: 14,
} as const;

export const page = {
  size: { width: mm(210), height: mm(297), orientation: 'portrait' as const },
  margin: {
    top: mm(20),
    bottom: mm(20),
    left: mm(30),
    right: mm(20),
    // The page number stands in the middle of the top margin.
    header: mm(10),
    footer: mm(10),
    gutter: 0,
  },
  pageNumbers: { start: 1 },
};

/** Width of the text between the margins, in twips. */
export const textWidth = mm(210) - mm(30) - mm(20);

/** First line indent 1,27 cm and a gap of 6 pt between paragraphs. */
export const FIRST_LINE = mm(12.7);
export const PARAGRAPH_GAP = 120;
