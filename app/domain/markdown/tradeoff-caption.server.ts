import { escapeText } from "./escape.server";
import { cut } from "./markdown";
import type { Direction } from "./measure";
import { CHARTED_MAX } from "./tradeoff-chart.server";
import type { MeasuredColumn, Option, Tradeoffs } from "./tradeoffs";

/** The sign of a row that no other one beats. */
export const OPTIMAL_MARK = '<span class="optimal-mark" role="img" aria-label="Pareto-optimal">◆</span>';

const NAMES_MAX = 8;
const NAME_LENGTH = 60;

/** What the chart and the marks say, in sentences, as HTML. */
export function tradeoffCaption(tradeoffs: Tradeoffs): string {
  const { options, compared, undirected } = tradeoffs;
  const sentences = [
    optimalSentence(options, compared.length),
    comparedSentence(compared),
    incompleteSentence(options.filter(({ complete }) => !complete)),
    ...undirected.map(undirectedSentence),
    options.length > CHARTED_MAX
      ? `The chart shows the first ${CHARTED_MAX} rows that have both values.`
      : "",
  ];
  const text = escapeText(sentences.filter(Boolean).join(" "));
  return options.some(({ optimal }) => optimal) ? `${OPTIMAL_MARK} ${text}` : text;
}

function optimalSentence(options: Option[], compared: number): string {
  const optimal = options.filter(({ optimal }) => optimal);
  if (optimal.length === 0) return "No row is marked: nothing says which way is better.";
  const names = list(optimal.map(({ name }) => cut(name, NAME_LENGTH)));
  if (compared === 1) return `Best: ${names}.`;
  return `Pareto-optimal: ${names}. No other row is as good in every compared column and better in one.`;
}

function comparedSentence(compared: MeasuredColumn[]): string {
  const parts = (["lower", "higher"] satisfies Direction[]).flatMap((direction) => {
    const labels = compared.filter((column) => column.direction === direction).map(({ label }) => label);
    return labels.length > 0 ? [`${direction} is better for ${list(labels)}`] : [];
  });
  return parts.length > 0 ? `Compared: ${parts.join("; ")}.` : "";
}

function incompleteSentence(incomplete: Option[]): string {
  if (incomplete.length === 0) return "";
  const names = list(incomplete.map(({ name }) => cut(name, NAME_LENGTH)));
  return `Left out for a missing value: ${names}.`;
}

function undirectedSentence({ label }: MeasuredColumn): string {
  return `Not compared: ${cut(label, NAME_LENGTH)}, since its header does not say which way is better (add ↑ or ↓).`;
}

function list(names: string[]): string {
  const shown = names.slice(0, NAMES_MAX);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} and ${rest} more`;
  const last = shown.at(-1) ?? "";
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${last}` : last;
}
