import { formatPercent } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { percentScale } from './percent-scale.ts';
import styles from './failed-check.module.css';

const WIDTH = 300;
const LINE = 72;
const UPPER = 16;
const LOWER = 40;

/** The true percentage and the stated one on one line; each mark has its own shape and its name on it. */
export function PercentDrawing({
  actual,
  stated,
  children,
}: {
  readonly actual: string;
  readonly stated: string;
  /** How far they are apart, in words. */
  readonly children: React.ReactNode;
}) {
  const scale = percentScale(actual, stated, 12, WIDTH - 12);
  const marks = [
    {
      ...{ type: 'actual', x: scale.actual, className: styles.actual },
      text: m.figures_recomputed({ percent: formatPercent(actual) }),
    },
    {
      ...{ type: 'stated', x: scale.stated, className: styles.stated },
      text: m.figures_stated({ percent: formatPercent(stated) }),
    },
  ].toSorted((left, right) => left.x - right.x);
  return (
    <figure className={styles.drawing}>
      <svg
        viewBox={`0 0 ${WIDTH} 104`}
        role="img"
        aria-label={marks.map(({ text }) => text).join('; ')}
      >
        <path className={styles.line} d={`M12 ${LINE}H${WIDTH - 12}`} />
        {scale.ticks.map(({ percent, x }) => (
          <g key={percent}>
            <path className={styles.line} d={`M${x} ${LINE - 4}v8`} />
            <text x={x} y={LINE + 24} textAnchor={anchorAt(x)}>
              {formatPercent(percent)}
            </text>
          </g>
        ))}
        {marks.map(({ type, x, className, text }, index) => {
          const place = labelPlaces(marks[0]?.x ?? 0, marks[1]?.x ?? 0)[index];
          return (
            <g key={type} className={className}>
              <path d={`M${x} ${LINE}V${(place?.y ?? UPPER) + 6}`} />
              {type === 'actual' ? (
                <circle cx={x} cy={LINE} r={6} />
              ) : (
                <path d={`M${x - 6} ${LINE - 6}l12 12m0-12l-12 12`} />
              )}
              <text x={place?.x} y={place?.y} textAnchor={place?.anchor}>
                {text}
              </text>
            </g>
          );
        })}
      </svg>
      {children !== '' && <figcaption>{children}</figcaption>}
    </figure>
  );
}

interface LabelPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Room that a label takes. */
const LABEL = 138;

/** In two lines, so that no label covers the other or the other's stem, wherever the marks stand. */
function labelPlaces(left: number, right: number): readonly [LabelPlace, LabelPlace] {
  const upper = (x: number): LabelPlace => ({
    x: Math.min(Math.max(x, LABEL / 2), WIDTH - LABEL / 2),
    ...{ y: UPPER, anchor: 'middle' },
  });
  if (right + LABEL <= WIDTH) {
    return [upper(left), { x: right - 4, y: LOWER, anchor: 'start' }];
  }
  if (left < WIDTH - LABEL) return [upper(left), { x: WIDTH, y: LOWER, anchor: 'end' }];
  return [{ x: left + 4, y: LOWER, anchor: 'end' }, upper(right)];
}

const anchorAt = (x: number) => (x < 20 ? 'start' : x > WIDTH - 20 ? 'end' : 'middle');
