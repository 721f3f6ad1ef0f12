export interface Axis {
  /** Logarithmic where positive values lie far apart. */
  isLog: boolean;
  /** Where a value lies between the first tick, 0, and the last, 1. */
  share: (value: number) => number;
  /** Two to five round numbers. */
  ticks: { value: number; text: string }[];
}

const ROUND = [1, 2, 2.5, 5];
const TICKS_MAX = 5;
/** The ratio between the largest and the smallest value from which on a straight scale hides the small ones. */
const LOG_FROM = 50;

/** An axis that holds all values, between round numbers; `values` are finite and not empty. */
export function axisFor(values: number[]): Axis {
  const min = Math.min(...values);
  const max = Math.max(...values);
  if (min > 0 && max / min >= LOG_FROM) return logAxis(min, max);
  const room = max - min > Math.abs(max) * 1e-9 ? 0 : Math.abs(max) / 10 || 1;
  return straightAxis(min - room, max + room);
}

function logAxis(min: number, max: number): Axis {
  const first = Math.floor(Math.log10(min) + 1e-9);
  const decades = Math.ceil(Math.log10(max) - 1e-9) - first;
  const step = Math.ceil(decades / (TICKS_MAX - 1));
  const steps = Math.ceil(decades / step);
  return {
    isLog: true,
    share: (value) => (Math.log10(value) - first) / (steps * step),
    ticks: Array.from({ length: steps + 1 }, (_, i) => {
      const value = 10 ** (first + i * step);
      return { value, text: tickText(value, value) };
    }),
  };
}

function straightAxis(min: number, max: number): Axis {
  const step = roundStep(min, max);
  const [first, last] = stepsAround(min, max, step);
  return {
    isLog: false,
    share: (value) => (value / step - first) / (last - first),
    ticks: Array.from({ length: last - first + 1 }, (_, i) => {
      const value = (first + i) * step;
      return { value, text: tickText(value, step) };
    }),
  };
}

/** The smallest round step that needs no more than five ticks. */
function roundStep(min: number, max: number): number {
  let power = 10 ** (Math.floor(Math.log10((max - min) / TICKS_MAX)) - 1);
  for (;;) {
    for (const digit of ROUND) {
      const [first, last] = stepsAround(min, max, digit * power);
      if (last - first < TICKS_MAX) return digit * power;
    }
    power *= 10;
  }
}

function stepsAround(min: number, max: number, step: number): [number, number] {
  return [Math.floor(min / step + 1e-9), Math.ceil(max / step - 1e-9)];
}

/** A tick with the decimals that its step has. */
function tickText(value: number, step: number): string {
  const size = Math.max(Math.abs(value), step);
  if (size >= 1e6) return value.toLocaleString("en", { notation: "compact", maximumSignificantDigits: 3 });
  if (step < 1e-6) return value.toExponential(1);
  const digits = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  // A step of 2.5 or 0.25 has one digit more than its size says.
  const isHalf = Math.abs(step * 10 ** digits - Math.round(step * 10 ** digits)) > 1e-6;
  const decimals = isHalf ? digits + 1 : digits;
  return value.toLocaleString("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
