import { SHARE_DIGITS } from "~/domain/reading/score-terms";

/** A number with two decimals and a true minus; never a negative zero. */
export function inDigits(value: number, decimals = 2): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** The same with a plus before what is above zero. */
export function signed(value: number, decimals = 2): string {
  const text = inDigits(value, decimals);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

export function percent(value: number): string {
  return `${value.toFixed(SHARE_DIGITS)} %`;
}

/** A factor, without the zeros behind it. */
export function factorInDigits(factor: number): string {
  return String(Number(factor.toFixed(4)));
}

/** How the writer of a review scores other solutions, as the end of a sentence. */
export function byWhom(leniency: number): string {
  const size = Math.abs(leniency).toFixed(2);
  if (Number(size) === 0) return ", not corrected";
  return ` by somebody who scores ${size} ${leniency > 0 ? "above" : "below"} others`;
}

export function reviewsInWords(count: number): string {
  return `${count} ${count === 1 ? "review" : "reviews"}`;
}
