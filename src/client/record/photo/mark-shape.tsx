import type { Mark } from '#domain/visit/photo-edit.ts';
import {
  areaBox,
  arrowBarbs,
  coverBox,
  lineWidth,
  markLook,
  textHeight,
  type OutputFrame,
  type Size,
} from '#domain/visit/photo-geometry.ts';
import styles from './photo-editor.module.css';

/** A mark as the annotated copy will show it, in that copy's pixels. */
export function MarkShape({
  mark,
  frame,
  picture,
}: {
  readonly mark: Mark;
  readonly frame: OutputFrame;
  readonly picture: Size;
}) {
  const line = lineWidth(frame);
  switch (mark.kind) {
    case 'cover': {
      const box = coverBox(mark, frame);
      return box === null ? null : <rect {...box} fill={markLook.cover} />;
    }
    case 'text': {
      const { x, y } = frame.at(mark.x, mark.y);
      const size = textHeight(mark.size, picture);
      return (
        <text
          {...{ x, y }}
          className={styles.words}
          fontSize={size}
          strokeWidth={size / 5}
          stroke={markLook.halo}
          fill={markLook.mark}
        >
          {mark.text}
        </text>
      );
    }
    case 'circle': {
      const { x, y, width, height } = areaBox(mark, frame);
      const ellipse = { cx: x + width / 2, cy: y + height / 2, rx: width / 2, ry: height / 2 };
      return (
        <g fill="none">
          <ellipse {...ellipse} stroke={markLook.halo} strokeWidth={line * 2} />
          <ellipse {...ellipse} stroke={markLook.mark} strokeWidth={line} />
        </g>
      );
    }
    case 'arrow': {
      const [from, to] = [frame.at(mark.x, mark.y), frame.at(mark.toX, mark.toY)];
      const [one, other] = arrowBarbs(from, to, line * 6);
      const path = `M${from.x} ${from.y}L${to.x} ${to.y}M${one.x} ${one.y}L${to.x} ${to.y}L${other.x} ${other.y}`;
      return (
        <g fill="none" strokeLinecap="round" strokeLinejoin="round">
          <path d={path} stroke={markLook.halo} strokeWidth={line * 2} />
          <path d={path} stroke={markLook.mark} strokeWidth={line} />
        </g>
      );
    }
  }
}
