/**
 * Where a true and a stated percentage stand on a drawn line. Positions on a screen, in binary floats:
 * what is said of the percentages themselves comes exact from the check.
 */
export interface PercentScale {
  readonly ticks: readonly { readonly percent: number; readonly x: number }[];
  readonly actual: number;
  readonly stated: number;
}

const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000];
const MOST_STEPS = 4;

/** A line from `left` to `right` that holds both with the finest round steps of which few are enough. */
export function percentScale(
  actualPercent: string,
  statedPercent: string,
  left: number,
  right: number,
): PercentScale {
  const [actual, stated] = [Number(actualPercent), Number(statedPercent)];
  const [low, high] = [Math.min(actual, stated), Math.max(actual, stated)];
  const fits = (step: number) => Math.ceil(high / step) - Math.floor(low / step) <= MOST_STEPS;
  const step = STEPS.find((each) => each * MOST_STEPS >= 2 * (high - low) && fits(each)) ?? high;
  const first = Math.max(0, Math.floor(low / step) - (low % step === 0 ? 1 : 0));
  const last = Math.max(Math.ceil(high / step), first + 2);
  const at = (percent: number) =>
    left + ((percent / step - first) / (last - first)) * (right - left);
  return {
    ticks: Array.from({ length: last - first + 1 }, (_, index) => {
      const percent = Number(((first + index) * step).toFixed(1));
      return { percent, x: at(percent) };
    }),
    actual: at(actual),
    stated: at(stated),
  };
}
