import type { Term } from "~/domain/reading/score-terms";

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

export function percent(value: number, decimals: number): string {
  return `${value.toFixed(decimals)} %`;
}

/** How far above or below others the writer of a review scores, as the end of a sentence. */
export function byWhom(leniency: number): string {
  const size = Math.abs(leniency).toFixed(2);
  if (Number(size) === 0) return ", without a correction";
  return ` by somebody who scores ${size} ${leniency > 0 ? "above" : "below"} others`;
}

export function reviewsInWords(count: number): string {
  return `${count} ${count === 1 ? "review" : "reviews"}`;
}

/** What a term counts as. */
export function shownValue({ value, isAbout }: Term): string {
  return isAbout ? `about ${inDigits(value, 1)}` : inDigits(value);
}
