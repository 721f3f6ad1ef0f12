const [ZERO, NINE, POINT] = [48, 57, 46];

/** How many digits a number may have to be read as a whole number that is exact. */
const EXACT_DIGITS = 15;

/**
 * The number that stands in some bytes, the double nearest to what is written; NaN where it is not a plain decimal
 * number such as 4, 3.75 or 1e0.
 */
export function readNumber(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > EXACT_DIGITS || to === from) return readOther(bytes, from, to);
  let whole = 0;
  let scale = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if (byte >= ZERO && byte <= NINE) {
      whole = whole * 10 + byte - ZERO;
      scale *= 10;
    } else if (byte === POINT && scale === 0 && i > from && i + 1 < to) scale = 1;
    else return readOther(bytes, from, to);
  }
  return scale > 1 ? whole / scale : whole;
}

function readOther(bytes: Uint8Array, from: number, to: number): number {
  const text = String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 100)));
  return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) && to - from <= 100 ? Number(text) : Number.NaN;
}
