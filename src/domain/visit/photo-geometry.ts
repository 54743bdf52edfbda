/** From places on a photo's original to pixels of its annotated copy, and back. Pure. */
import type { Area, Mark, MarkKind, PhotoEdit } from './photo-edit.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** A rectangle in pixels. */
export interface Box extends Point, Size {}

/** What comes out of turning and cropping. */
export interface OutputFrame extends Size {
  /** From pixels of the original to pixels of the copy: a, b, c, d, e, f as canvas and SVG take them. */
  readonly matrix: readonly [number, number, number, number, number, number];
  /** Where a place of the original (ten-thousandths) stands in the copy (pixels). */
  readonly at: (x: number, y: number) => Point;
  /** What a way in the copy (pixels) is on the original (ten-thousandths, not rounded). */
  readonly stepOf: (dx: number, dy: number) => Point;
  /** The place of the original, whole and inside of it, that stands at a pixel of the copy. */
  readonly placeOf: (x: number, y: number) => Point;
}

const whole = 10_000;
const clamp = (value: number, min: number, max: number): number =>
  Math.min(max, Math.max(min, value));
const toUnit = (value: number): number => clamp(Math.round(value), 0, whole);

/** `picture`: size of the upright original. */
export function outputFrame(
  { turn, crop }: Pick<PhotoEdit, 'turn' | 'crop'>,
  picture: Size,
): OutputFrame {
  const kept = pixelBox(crop ?? { x: 0, y: 0, width: whole, height: whole }, picture);
  const right = kept.x + kept.width;
  const bottom = kept.y + kept.height;
  const matrix = (
    {
      0: [1, 0, 0, 1, -kept.x, -kept.y],
      90: [0, 1, -1, 0, bottom, -kept.x],
      180: [-1, 0, 0, -1, right, bottom],
      270: [0, -1, 1, 0, -kept.y, right],
    } as const
  )[turn];
  const [a, b, c, d, e, f] = matrix;
  // The matrix turns by right angles: its inverse is its transpose.
  const stepOf = (dx: number, dy: number): Point => ({
    x: ((a * dx + b * dy) / picture.width) * whole,
    y: ((c * dx + d * dy) / picture.height) * whole,
  });
  const isTurned = turn === 90 || turn === 270;
  return {
    width: isTurned ? kept.height : kept.width,
    height: isTurned ? kept.width : kept.height,
    matrix,
    at: (x, y) => {
      const [px, py] = [(x / whole) * picture.width, (y / whole) * picture.height];
      return { x: a * px + c * py + e, y: b * px + d * py + f };
    },
    stepOf,
    placeOf: (x, y) => {
      const place = stepOf(x - e, y - f);
      return { x: toUnit(place.x), y: toUnit(place.y) };
    },
  };
}

/** An area in whole pixels of the original, at least one. */
function pixelBox({ x, y, width, height }: Area, picture: Size): Box {
  const left = clamp(Math.round((x / whole) * picture.width), 0, picture.width - 1);
  const top = clamp(Math.round((y / whole) * picture.height), 0, picture.height - 1);
  return {
    x: left,
    y: top,
    width: clamp(Math.round((width / whole) * picture.width), 1, picture.width - left),
    height: clamp(Math.round((height / whole) * picture.height), 1, picture.height - top),
  };
}

/** Where an area stands in the copy. */
export function areaBox(area: Area, frame: OutputFrame): Box {
  const one = frame.at(area.x, area.y);
  const other = frame.at(area.x + area.width, area.y + area.height);
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  return { x, y, width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y) };
}

/**
 * Whole pixels that hold all of a covered area, rounded outwards: a pixel at its edge that were only
 * half painted over would let half of what is under it through. Null: it lies outside of the crop.
 */
export function coverBox(area: Area, frame: OutputFrame): Box | null {
  const box = areaBox(area, frame);
  const x = clamp(Math.floor(box.x), 0, frame.width);
  const y = clamp(Math.floor(box.y), 0, frame.height);
  const width = clamp(Math.ceil(box.x + box.width), 0, frame.width) - x;
  const height = clamp(Math.ceil(box.y + box.height), 0, frame.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/**
 * How marks look, in the copy and while they are drawn. A cover is of one colour whatever lies under
 * it: even a mean colour would tell something.
 */
export const markLook = { cover: '#444d48', mark: '#c3201a', halo: '#ffffff' } as const;

/** Breadth of drawn lines, in pixels of a copy of this size. */
export const lineWidth = ({ width, height }: Size): number =>
  Math.max(2, Math.max(width, height) / 220);

/** Height of a line of words, in pixels of the copy. */
export const textHeight = (size: number, picture: Size): number =>
  Math.max(8, (size / whole) * Math.max(picture.width, picture.height));

/** The two ends of an arrow's barbs; its tip is `to`. */
export function arrowBarbs(from: Point, to: Point, length: number): readonly [Point, Point] {
  const back = Math.atan2(from.y - to.y, from.x - to.x);
  const barb = (angle: number): Point => ({
    x: to.x + length * Math.cos(back + angle),
    y: to.y + length * Math.sin(back + angle),
  });
  return [barb(0.5), barb(-0.5)];
}

/** So many new marks stand beside each other before one lies over the first. */
const placesOfNewMarks = 6;

/** A new mark in the middle of what is shown, a quarter of it large. */
export function newMark(kind: MarkKind, { crop, marks }: PhotoEdit, words: string): Mark {
  const shown = crop ?? { x: 0, y: 0, width: whole, height: whole };
  // Each begins a little beside the one before it: marks that lie over each other look like one.
  const beside = (marks.length % placesOfNewMarks) * 0.05;
  const at = (across: number, down: number): Point => ({
    x: Math.round(shown.x + (across + beside) * shown.width),
    y: Math.round(shown.y + (down + beside) * shown.height),
  });
  const area = areaBetween(at(0.375, 0.375), at(0.625, 0.625));
  switch (kind) {
    case 'circle':
    case 'cover':
      return { kind, ...area };
    case 'arrow': {
      const tip = at(0.5, 0.5);
      return { kind, ...at(0.3, 0.3), toX: tip.x, toY: tip.y };
    }
    case 'text':
      return { kind, ...at(0.4, 0.45), size: 400, text: words };
  }
}

/** The mark drawn anew from one place to another; words only go there. */
export function redrawMark(mark: Mark, from: Point, to: Point): Mark {
  switch (mark.kind) {
    case 'circle':
    case 'cover':
      return { ...mark, ...areaBetween(from, to) };
    case 'arrow':
      return { ...mark, ...from, toX: to.x, toY: to.y };
    case 'text':
      return { ...mark, ...to };
  }
}

/** The smallest edge that a mark keeps when it is made smaller. */
const smallest = 200;

/** The mark elsewhere on the picture; it stays on it whole, with its size. */
export function moveMark(mark: Mark, dx: number, dy: number): Mark {
  switch (mark.kind) {
    case 'arrow': {
      const x = clamp(
        Math.round(dx),
        -Math.min(mark.x, mark.toX),
        whole - Math.max(mark.x, mark.toX),
      );
      const y = clamp(
        Math.round(dy),
        -Math.min(mark.y, mark.toY),
        whole - Math.max(mark.y, mark.toY),
      );
      return { ...mark, x: mark.x + x, y: mark.y + y, toX: mark.toX + x, toY: mark.toY + y };
    }
    case 'text':
      return { ...mark, x: toUnit(mark.x + dx), y: toUnit(mark.y + dy) };
    case 'circle':
    case 'cover':
      return { ...mark, ...moveArea(mark, dx, dy) };
  }
}

/** The mark with its right and lower edge (an arrow's tip, the height of words) elsewhere. */
export function sizeMark(mark: Mark, dx: number, dy: number): Mark {
  switch (mark.kind) {
    case 'arrow':
      return { ...mark, toX: toUnit(mark.toX + dx), toY: toUnit(mark.toY + dy) };
    case 'text':
      return { ...mark, size: clamp(mark.size + Math.round((dx + dy) / 2), smallest, whole / 4) };
    case 'circle':
    case 'cover':
      return { ...mark, ...sizeArea(mark, dx, dy) };
  }
}

export function moveArea(area: Area, dx: number, dy: number): Area {
  return {
    ...area,
    x: clamp(Math.round(area.x + dx), 0, whole - area.width),
    y: clamp(Math.round(area.y + dy), 0, whole - area.height),
  };
}

export function sizeArea(area: Area, dx: number, dy: number): Area {
  const least = (at: number): number => Math.min(smallest, whole - at);
  return {
    ...area,
    width: clamp(Math.round(area.width + dx), least(area.x) || 1, whole - area.x),
    height: clamp(Math.round(area.height + dy), least(area.y) || 1, whole - area.y),
  };
}

/** The area between two places, with an edge of at least `smallest`. */
export function areaBetween(one: Point, other: Point): Area {
  const x = Math.min(one.x, other.x, whole - smallest);
  const y = Math.min(one.y, other.y, whole - smallest);
  return {
    ...{ x, y },
    width: clamp(Math.abs(one.x - other.x), smallest, whole - x),
    height: clamp(Math.abs(one.y - other.y), smallest, whole - y),
  };
}
