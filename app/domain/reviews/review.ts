import { z } from "zod";
import { countWords } from "../markdown/markdown";
import { boundedText, type FieldErrors, type Fields, type Parsed, parseFields } from "../parse";
import { parsePoints } from "../points/parse-points";
import type { PointInput } from "../points/point";
import { fileOfSection, pointFields, sentPoints } from "../points/point-fields";
import { CANT_TELL, DIMENSION_KEYS, type DimensionKey, LEVELS, type Level, RUBRIC } from "../rubric/rubric";

export const REASON_MAX = 3000;
export const QUOTE_MAX = 600;
export const STEP_MAX = 600;
export const SUMMARY_MAX = 1500;
export const EXPLAIN_WORDS_MAX = 60;
/** Characters; words of any length are counted first. */
export const EXPLAIN_MAX = 1000;
const EXPLAIN_TOO_LONG = `At most ${EXPLAIN_WORDS_MAX} words. Leave out how it was done.`;

/** Levels that say something is missing need a passage and a way out. */
export const NEEDS_EVIDENCE: readonly Level[] = [1, 2];

export interface ScoreInput {
  /** Null: can't tell from the write-up. */
  score: Level | null;
  reason: string;
  quote: string;
  step: string;
}

export interface ReviewInput {
  /** Problem and choice in the reviewer's own words; may be empty. */
  explain: string;
  scores: Record<DimensionKey, ScoreInput>;
  /** Those that were made one by one; see `pointsOf` for all. */
  points: PointInput[];
  strength: string;
  change: string;
  /** None, one or two. */
  questions: string[];
  /** Whether the reviewer goes by a pseudonym. */
  pseudonymous: boolean;
}

const BEFORE_POINTS = [
  "explain",
  ...DIMENSION_KEYS.flatMap((key) => [`score.${key}`, `reason.${key}`, `quote.${key}`, `step.${key}`]),
];
const BEHIND_POINTS = ["strength", "change", "question", "question.2", "pseudonymous", "dismissed"];

/** The review's fields out of everything that a form sent: missing ones are empty, points are numbered from 1 without gaps. */
export function reviewFields(fields: Fields): Fields {
  const pick = (names: string[]) => Object.fromEntries(names.map((name) => [name, fields[name] ?? ""]));
  return { ...pick(BEFORE_POINTS), ...pointFields(sentPoints(fields)), ...pick(BEHIND_POINTS) };
}

/** Reads the review form for submitting: each dimension has a level with a reason, or "can't tell". Errors come in the order of the form. */
export function parseReview(fields: Fields): Parsed<ReviewInput> {
  const sent = reviewFields(fields);
  const explain = parseFields(
    z.object({ explain: boundedText(EXPLAIN_MAX).refine(isShort, EXPLAIN_TOO_LONG) }),
    sent,
  );
  const points = parsePoints(sent);
  const scores = parseScores(sent);
  const rest = parseFields(
    z.object({
      strength: boundedText(SUMMARY_MAX).pipe(
        z.string().min(1, "Name the decision that convinced you most."),
      ),
      change: boundedText(SUMMARY_MAX).pipe(z.string().min(1, "Name the one thing that you would change.")),
      question: boundedText(SUMMARY_MAX),
      "question.2": boundedText(SUMMARY_MAX),
    }),
    sent,
  );
  if (!explain.ok || !points.ok || !scores.ok || !rest.ok) {
    const errors = [explain, scores, points, rest].map((parsed) => (parsed.ok ? {} : parsed.errors));
    return { ok: false, errors: Object.assign({}, ...errors) };
  }
  const { strength, change, question, "question.2": second } = rest.value;
  return {
    ok: true,
    value: {
      explain: explain.value.explain,
      scores: scores.value,
      points: points.value,
      strength,
      change,
      questions: [question, second].filter(Boolean),
      pseudonymous: sent.pseudonymous === "1",
    },
  };
}

function isShort(text: string): boolean {
  return countWords(text) <= EXPLAIN_WORDS_MAX;
}

function parseScores(sent: Fields): Parsed<ReviewInput["scores"]> {
  const errors: FieldErrors = {};
  const scores = {} as ReviewInput["scores"];
  for (const { key, label } of RUBRIC) {
    const parsed = parseScore(sent, key, label);
    if (parsed.ok) scores[key] = parsed.value;
    else Object.assign(errors, parsed.errors);
  }
  if (Object.keys(errors).length === 0 && DIMENSION_KEYS.every((key) => scores[key].score === null)) {
    errors[`score.${DIMENSION_KEYS[0]}`] =
      "Give a level to at least one dimension. A review of only “can’t tell” helps nobody.";
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: scores };
}

function parseScore(fields: Fields, key: DimensionKey, label: string): Parsed<ScoreInput> {
  const levels = LEVELS.map(String);
  const schema = z
    .object({
      [`score.${key}`]: z.enum([...levels, CANT_TELL], `${label}: choose a level, or “can’t tell”.`),
      [`reason.${key}`]: boundedText(REASON_MAX),
      [`quote.${key}`]: boundedText(QUOTE_MAX),
      [`step.${key}`]: boundedText(STEP_MAX),
    })
    .superRefine((value, context) => {
      const say = (name: string, message: string) =>
        context.addIssue({ code: "custom", path: [name], message });
      const level = Number(value[`score.${key}`]) as Level;
      if (!LEVELS.includes(level)) return;
      if (!value[`reason.${key}`])
        say(`reason.${key}`, `${label}: say what in the write-up supports the ${level}.`);
      if (!NEEDS_EVIDENCE.includes(level) || hasAnchoredPoint(fields, key)) return;
      if (!value[`quote.${key}`]) say(`quote.${key}`, `${label}: a ${level} needs a quoted passage.`);
      if (!value[`step.${key}`]) say(`step.${key}`, `${label}: a ${level} needs one concrete step to take.`);
    });
  const parsed = parseFields(schema, fields);
  if (!parsed.ok) return parsed;
  const level = Number(parsed.value[`score.${key}`]);
  return {
    ok: true,
    value: {
      score: LEVELS.includes(level as Level) ? (level as Level) : null,
      reason: parsed.value[`reason.${key}`] ?? "",
      quote: parsed.value[`quote.${key}`] ?? "",
      step: parsed.value[`step.${key}`] ?? "",
    },
  };
}

/** Whether a point of a dimension asks for something and quotes what it is about, or names a file. */
function hasAnchoredPoint(fields: Fields, key: DimensionKey): boolean {
  return sentPoints(fields).some(
    ({ dimension, kind, quote, section }) =>
      dimension === key && kind !== "praise" && (quote.trim() !== "" || fileOfSection(section) !== null),
  );
}

/** How many dimensions of a form have a level or "can't tell". */
export function dimensionsDone(fields: Fields): number {
  return DIMENSION_KEYS.filter((key) => fields[`score.${key}`]).length;
}

export const RATINGS = {
  "very-helpful": "Very helpful",
  helpful: "Helpful",
  "not-helpful": "Not helpful",
} as const;
export type Rating = keyof typeof RATINGS;

/** The better one first. */
const RATING_ORDER = Object.keys(RATINGS) as Rating[];

export const RATING_REASON_MAX = 600;

/** Whether a rating is worse than another. */
export function isLower(rating: Rating, than: Rating): boolean {
  return RATING_ORDER.indexOf(rating) > RATING_ORDER.indexOf(than);
}

/** Reads a rating: "not helpful" needs a reason. */
export function parseRating(fields: Fields): Parsed<{ rating: Rating; reason: string }> {
  const schema = z
    .object({
      rating: z.enum(RATING_ORDER, "Choose how helpful the review was."),
      reason: boundedText(RATING_REASON_MAX),
    })
    .refine((value) => value.rating !== "not-helpful" || value.reason, {
      path: ["reason"],
      message: "Say why it was not helpful, so that the reviewer can do better.",
    });
  return parseFields(schema, { rating: "", reason: "", ...fields });
}
