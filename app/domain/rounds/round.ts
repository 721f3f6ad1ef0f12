import { z } from "zod";
import {
  boundedText,
  cleanText,
  type FieldErrors,
  type Fields,
  type Parsed,
  parseFields,
  tooLong,
} from "../parse";
import { NOT_INVITED } from "../reviews/policy";
import { CANT_TELL, DIMENSION_KEYS, type DimensionKey, LEVELS, type Level, RUBRIC } from "../rubric/rubric";
import { canSeeSolution, type SolutionState } from "../solutions/policy";

/** Rounds that one solution can have. */
export const ROUNDS_MAX = 10;
/** Reviewers who are listed on the page where the author asks for a round. */
export const ROUND_REVIEWERS_MAX = 200;
export const NOTE_MAX = 1500;
export const ROUND_REASON_MAX = 3000;
/** Points of one review that its next round lists. */
const POINTS_LISTED = 60;

/** A review as it was in one round. */
export interface ReviewRoundView {
  round: number;
  /** The revision that was judged. */
  revision: number;
  noteHtml: string;
  submittedAt: string;
  /** Null for "can't tell". */
  scores: Partial<Record<DimensionKey, Level | null>>;
  /** HTML; empty where nothing was said. */
  reasons: Partial<Record<DimensionKey, string>>;
}

/** What a reviewer says of a level when they look again. */
export const SAME = "same";

export type Levels = Record<DimensionKey, Level | null>;

export interface RoundInput {
  scores: Record<DimensionKey, { score: Level | null; changed: boolean; reason: string }>;
  note: string;
  /** Ids of the points that are called solved. */
  solved: string[];
}

/** The fields of a reviewer's form in another round out of everything that was sent. */
export function roundFields(fields: Fields): Fields {
  const names = DIMENSION_KEYS.flatMap((key) => [`score.${key}`, `reason.${key}`]);
  const points = Object.keys(fields).filter((name) => /^point\.[0-9a-z]{1,60}$/.test(name));
  return Object.fromEntries(
    [...points.sort().slice(0, POINTS_LISTED), ...names, "note"].map((name) => [name, fields[name] ?? ""]),
  );
}

/**
 * Reads the form of another round: each dimension is confirmed or has a level, and a level that is another one than
 * `before` has its reason. A point that is not called solved stays open.
 */
export function parseRound(fields: Fields, before: Levels): Parsed<RoundInput> {
  const sent = roundFields(fields);
  const errors: FieldErrors = {};
  const scores = {} as RoundInput["scores"];
  for (const { key, label } of RUBRIC) {
    const choice = sent[`score.${key}`] ?? "";
    const reason = cleanText(sent[`reason.${key}`] ?? "");
    const level = levelOf(choice, before[key]);
    if (level === undefined) errors[`score.${key}`] = `${label}: confirm the level, or choose another one.`;
    else scores[key] = { score: level, changed: level !== before[key], reason };
    if (scores[key]?.changed && !reason) errors[`reason.${key}`] = `${label}: say what changed your mind.`;
    if (reason.length > ROUND_REASON_MAX) errors[`reason.${key}`] = tooLong(ROUND_REASON_MAX);
  }
  const rest = parseFields(z.object({ note: boundedText(NOTE_MAX) }), sent);
  if (!rest.ok) Object.assign(errors, rest.errors);
  if (!rest.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  const solved = Object.keys(sent).filter((name) => name.startsWith("point.") && sent[name] === "solved");
  const points = solved.map((name) => name.slice("point.".length));
  return { ok: true, value: { scores, ...rest.value, solved: points } };
}

/** Undefined where nothing was chosen. */
function levelOf(choice: string, before: Level | null): Level | null | undefined {
  if (choice === SAME) return before;
  if (choice === CANT_TELL) return null;
  return LEVELS.find((level) => String(level) === choice);
}

/** Whom an author asks: ids of reviews, or everybody. Named `reviewer.<id>`, or in one field with commas between. */
export function parseAsked(fields: Fields): string[] | "all" {
  if (fields.all) return "all";
  const ticked = Object.keys(fields)
    .filter((name) => name.startsWith("reviewer.") && fields[name])
    .map((name) => name.slice("reviewer.".length));
  const listed = (fields.reviewer ?? "").split(",").map((id) => id.trim());
  return [...new Set([...ticked, ...listed])].filter(Boolean).slice(0, ROUND_REVIEWERS_MAX);
}

/**
 * The round in which reviewers are asked about the latest revision: the latest one where it was opened on that
 * revision, otherwise the next. The first round is nobody's to be asked in: reviewers come by themselves.
 */
export function nextRound(latest: { round: number; revision: number }, latestRevision: number): number {
  return latest.revision < latestRevision ? latest.round + 1 : latest.round;
}

/** Whether a reviewer last judged an earlier revision than the latest and was not asked to look at it yet. */
export function isBehind(
  review: { judged: number; requestedAt: string | null },
  latestRevision: number,
): boolean {
  return review.judged < latestRevision && review.requestedAt === null;
}

/** Why the author cannot ask anybody to look again now, in a sentence; null when they can. */
export function whyCannotRequest(it: {
  withdrawnAt: string | null;
  round: number;
  canAsk: boolean;
}): string | null {
  if (it.withdrawnAt) return "You withdrew this solution. Bring it back before you ask for another round.";
  if (it.round > ROUNDS_MAX) return `A solution has at most ${ROUNDS_MAX} rounds.`;
  if (!it.canAsk)
    return "Nobody is left to ask: everyone who reviewed this has seen the latest revision or was asked to. Publish a revision first.";
  return null;
}

/** Why a reviewer cannot look again at what they reviewed, in a sentence; null when they can. */
export function whyCannotLookAgain(
  solution: SolutionState,
  viewer: { id: string },
  { request, now }: { request: { round: number; answeredAt: string | null } | undefined; now: string },
): string | null {
  if (solution.withdrawnAt) return "The author has withdrawn this solution, so its rounds are closed.";
  if (!canSeeSolution(solution, viewer, now)) return NOT_INVITED;
  if (!request)
    return "The author has not asked you to look again. They can once there is a revision after your review.";
  if (request.answeredAt) return `You have looked again in round ${request.round} already. Once a round.`;
  return null;
}
