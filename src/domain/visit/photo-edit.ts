/**
 * What was drawn on a photo, as data: the stored shape. The annotated copy is made from the original
 * and from this, so that each mark can be changed again and the original never is.
 *
 * Places and lengths are ten-thousandths of the upright ORIGINAL's width (x, width) or height (y,
 * height), before it is turned or cropped: turning moves no mark.
 */
import { z } from 'zod';

/** Whole, as canonical JSON knows it on every machine alike. */
const unit = z.int().min(0).max(10_000);
const length = z.int().min(1).max(10_000);

const areaSchema = z.object({ x: unit, y: unit, width: length, height: length });
/** A rectangle of the original. */
export type Area = z.infer<typeof areaSchema>;

export const markSchema = z.discriminatedUnion('kind', [
  /** An ellipse in this area. */
  areaSchema.extend({ kind: z.literal('circle') }),
  /** From a point to the one that it shows. */
  z.object({ kind: z.literal('arrow'), x: unit, y: unit, toX: unit, toY: unit }),
  /** Words whose top left stands at a point; `size`: height of a line, of the original's longer edge. */
  z.object({ kind: z.literal('text'), x: unit, y: unit, size: length, text: z.string().max(200) }),
  /** Nothing of what lies in this area is in the annotated copy. */
  areaSchema.extend({ kind: z.literal('cover') }),
]);
export type Mark = z.infer<typeof markSchema>;
export type MarkKind = Mark['kind'];

export const maxMarks = 100;

export const photoEditSchema = z.object({
  /** Clockwise, in degrees. */
  turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** What is kept of the picture; null keeps all. */
  crop: areaSchema.nullable(),
  /** Later ones lie above earlier ones; covers lie under all others. */
  marks: z.array(markSchema).max(maxMarks),
});
export type PhotoEdit = z.infer<typeof photoEditSchema>;

/** A photo on which nothing was drawn. */
export const noEdit: PhotoEdit = { turn: 0, crop: null, marks: [] };

/** Nothing was drawn, turned or cropped: the copy would be the original. */
export const isBlankEdit = ({ turn, crop, marks }: PhotoEdit): boolean =>
  turn === 0 && crop === null && marks.length === 0;

export const coversOf = ({ marks }: PhotoEdit): number =>
  marks.filter(({ kind }) => kind === 'cover').length;
