import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Area, Mark, PhotoEdit } from '#domain/visit/photo-edit.ts';
import {
  areaBetween,
  areaBox,
  moveArea,
  moveMark,
  redrawMark,
  sizeArea,
  sizeMark,
  type OutputFrame,
  type Point,
  type Size,
} from '#domain/visit/photo-geometry.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { MarkShape } from './mark-shape.tsx';
import { markName } from './mark-words.ts';
import styles from './photo-editor.module.css';

export interface EditStageProps {
  readonly url: string;
  readonly picture: Size;
  readonly frame: OutputFrame;
  readonly edit: PhotoEdit;
  /** While one crops: the frame of what is kept. */
  readonly cropping: Area | null;
  readonly selected: number | null;
  readonly onSelect: (index: number | null) => void;
  /** Called once at the end of a drag, and at every key. */
  readonly onMark: (index: number, mark: Mark) => void;
  readonly onCrop: (area: Area) => void;
  readonly onDelete: (index: number) => void;
}

export type Target =
  | { readonly type: 'mark'; readonly index: number; readonly mark: Mark }
  | { readonly type: 'crop'; readonly area: Area };

interface Drag {
  readonly pointer: number;
  readonly from: Point;
  readonly how: 'move' | 'size' | 'draw';
  readonly target: Target;
}

/** The picture with its marks. Dragging beside the marks draws the chosen one anew from there. */
export function EditStage(props: EditStageProps) {
  const { url, picture, frame, edit, cropping, selected } = props;
  const svg = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [moved, setMoved] = useState<Target | null>(null);

  const pointOf = (event: PointerEvent): Point => {
    const matrix = svg.current?.getScreenCTM()?.inverse();
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  };
  const begin = (event: PointerEvent, how: Drag['how'], target: Target) => {
    event.stopPropagation();
    if (drag !== null || event.button > 0) return;
    svg.current?.setPointerCapture(event.pointerId);
    setDrag({ pointer: event.pointerId, from: pointOf(event), how, target });
    if (target.type === 'mark') props.onSelect(target.index);
  };
  const go = (event: PointerEvent) => {
    if (drag?.pointer === event.pointerId) setMoved(dragged(drag, pointOf(event), frame));
  };
  const end = (event: PointerEvent) => {
    if (drag?.pointer !== event.pointerId) return;
    if (moved?.type === 'mark') props.onMark(moved.index, moved.mark);
    if (moved?.type === 'crop') props.onCrop(moved.area);
    setDrag(null);
    setMoved(null);
  };
  const onKeyDown = (event: KeyboardEvent, target: Target) => {
    if (target.type === 'mark' && (event.key === 'Delete' || event.key === 'Backspace')) {
      event.preventDefault();
      return props.onDelete(target.index);
    }
    const way = arrowKeys[event.key];
    if (way === undefined) return;
    event.preventDefault();
    const next = stepped(target, event.shiftKey ? 'size' : 'move', way, frame);
    if (next.type === 'mark') props.onMark(next.index, next.mark);
    else props.onCrop(next.area);
  };

  const marks = edit.marks.map((mark, index) =>
    moved?.type === 'mark' && moved.index === index ? moved.mark : mark,
  );
  const order = marks
    .map((mark, index) => ({ mark, index }))
    .toSorted(
      (left, right) => Number(right.mark.kind === 'cover') - Number(left.mark.kind === 'cover'),
    );
  const kept = moved?.type === 'crop' ? moved.area : cropping;
  const beside: Target | null =
    cropping !== null
      ? { type: 'crop', area: cropping }
      : selected !== null && edit.marks[selected]
        ? { type: 'mark', index: selected, mark: edit.marks[selected] }
        : null;
  return (
    <svg
      ref={svg}
      className={styles.stage}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="group"
      aria-label={m.photos_editor_picture()}
      onPointerDown={(event) => beside !== null && begin(event, 'draw', beside)}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={() => {
        setDrag(null);
        setMoved(null);
      }}
    >
      <image
        href={url}
        width={picture.width}
        height={picture.height}
        transform={`matrix(${frame.matrix.join(' ')})`}
      />
      {order.map(({ mark, index }) => {
        const target = { type: 'mark' as const, index, mark };
        return (
          <g
            key={index}
            role="button"
            tabIndex={cropping === null ? 0 : -1}
            aria-label={markName(marks, index)}
            aria-pressed={selected === index}
            className={styles.mark}
            onFocus={() => props.onSelect(index)}
            onKeyDown={(event) => onKeyDown(event, target)}
            onPointerDown={(event) => cropping === null && begin(event, 'move', target)}
          >
            <MarkShape mark={mark} frame={frame} picture={picture} />
            {selected === index && cropping === null && (
              <Handles mark={mark} frame={frame} onSize={(event) => begin(event, 'size', target)} />
            )}
          </g>
        );
      })}
      {kept !== null && (
        <CropFrame
          area={kept}
          frame={frame}
          onKeyDown={(event) => onKeyDown(event, { type: 'crop', area: kept })}
          onPointerDown={(event, how) => begin(event, how, { type: 'crop', area: kept })}
        />
      )}
    </svg>
  );
}

/** Where the corner stands that makes a mark larger: the lower right one of the upright original. */
function cornerOf(mark: Mark): Point {
  switch (mark.kind) {
    case 'arrow':
      return { x: mark.toX, y: mark.toY };
    case 'text':
      return { x: mark.x, y: mark.y };
    case 'circle':
    case 'cover':
      return { x: mark.x + mark.width, y: mark.y + mark.height };
  }
}

function Handles({
  mark,
  frame,
  onSize,
}: {
  readonly mark: Mark;
  readonly frame: OutputFrame;
  readonly onSize: (event: PointerEvent) => void;
}) {
  const corner = cornerOf(mark);
  const { x, y } = frame.at(corner.x, corner.y);
  const box = mark.kind === 'circle' || mark.kind === 'cover' ? areaBox(mark, frame) : null;
  return (
    <>
      {box !== null && <rect {...box} className={styles.chosen} />}
      {/* Words are sized by the buttons alone: their corner is where they are taken hold of. */}
      {mark.kind !== 'text' && <Handle x={x} y={y} frame={frame} onPointerDown={onSize} />}
    </>
  );
}

function Handle({
  x,
  y,
  frame,
  onPointerDown,
}: Point & { readonly frame: Size; readonly onPointerDown: (event: PointerEvent) => void }) {
  const unit = Math.max(frame.width, frame.height) / 100;
  return (
    <g className={styles.handle} onPointerDown={onPointerDown}>
      <circle cx={x} cy={y} r={unit * 3.5} className={styles.reach} />
      <circle cx={x} cy={y} r={unit * 1.4} className={styles.knob} />
    </g>
  );
}

function CropFrame({
  area,
  frame,
  onKeyDown,
  onPointerDown,
}: {
  readonly area: Area;
  readonly frame: OutputFrame;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPointerDown: (event: PointerEvent, how: 'move' | 'size') => void;
}) {
  const box = areaBox(area, frame);
  const corner = frame.at(area.x + area.width, area.y + area.height);
  const { width, height } = frame;
  const outside = `M0 0H${width}V${height}H0ZM${box.x} ${box.y}V${box.y + box.height}H${box.x + box.width}V${box.y}Z`;
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={m.photos_editor_crop_frame()}
      className={styles.mark}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => onPointerDown(event, 'move')}
    >
      <path d={outside} className={styles.outside} />
      <rect {...box} className={styles.kept} />
      <Handle
        x={corner.x}
        y={corner.y}
        frame={frame}
        onPointerDown={(event) => onPointerDown(event, 'size')}
      />
    </g>
  );
}

const arrowKeys: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** What an arrow key or a button does: a fiftieth of what is shown, on the screen's own ways. */
export function stepped(
  target: Target,
  how: 'move' | 'size',
  way: Point,
  frame: OutputFrame,
): Target {
  const step = Math.max(frame.width, frame.height) / 50;
  const { x, y } = frame.stepOf(way.x * step, way.y * step);
  // Larger is larger whichever way the picture is turned; an arrow's tip goes where it is sent.
  const isTip = target.type === 'mark' && target.mark.kind === 'arrow';
  if (how === 'move' || isTip) return changed(target, how, { x, y });
  const sign = way.x + way.y < 0 ? -1 : 1;
  return changed(target, how, { x: sign * Math.abs(x), y: sign * Math.abs(y) });
}

function changed(target: Target, how: 'move' | 'size', step: Point): Target {
  if (target.type === 'mark') {
    const change = how === 'move' ? moveMark : sizeMark;
    return { ...target, mark: change(target.mark, step.x, step.y) };
  }
  const change = how === 'move' ? moveArea : sizeArea;
  return { ...target, area: change(target.area, step.x, step.y) };
}

function dragged({ from, how, target }: Drag, to: Point, frame: OutputFrame): Target {
  if (how !== 'draw') return changed(target, how, frame.stepOf(to.x - from.x, to.y - from.y));
  const [start, end] = [frame.placeOf(from.x, from.y), frame.placeOf(to.x, to.y)];
  return target.type === 'mark'
    ? { ...target, mark: redrawMark(target.mark, start, end) }
    : { ...target, area: areaBetween(start, end) };
}
