import { z } from "zod";
import { boundedText, type Fields, type Parsed, parseFields } from "../parse";
import { POINT_ANSWERS, POINT_REASON_MAX, type PointAnswer } from "../points/point";

export interface PointAnswerInput {
  answer: PointAnswer;
  /** Why it was declined, or what the author asks; may be empty with the others. */
  reason: string;
  /** The revision in which it was done; null with the others. */
  revision: number | null;
}

/** The revisions in which a point can be done: those behind its own. */
export interface LaterRevisions {
  pointRevision: number;
  latestRevision: number;
}

/**
 * The words that stand with an answer: those that were sent, unless accepting it or saying that it is done sent along
 * what the author wrote for another answer before.
 */
export function reasonWith(
  { answer, reason }: Pick<PointAnswerInput, "answer" | "reason">,
  before: { answer: PointAnswer | null; answerReason: string },
): string {
  const isLeftOver = answer !== before.answer && reason === before.answerReason;
  return isLeftOver && (answer === "accepted" || answer === "done") ? "" : reason;
}

/** Reads an author's answer to a point: declining and asking need words, "done" needs a later revision. */
export function parsePointAnswer(
  fields: Fields,
  { pointRevision, latestRevision }: LaterRevisions,
): Parsed<PointAnswerInput> {
  const schema = z
    .object({
      answer: z.enum(
        Object.keys(POINT_ANSWERS) as [PointAnswer, ...PointAnswer[]],
        "Accept the point, decline it, ask about it, or say in which revision it is done.",
      ),
      reason: boundedText(POINT_REASON_MAX),
      revision: z.string().transform(Number),
    })
    .superRefine(({ answer, reason, revision }, context) => {
      const say = (path: string, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      if (answer === "declined" && !reason)
        say("reason", "Say why you decline it, so that it can be argued with.");
      if (answer === "asked" && !reason) say("reason", "Write what you want to know from the reviewer.");
      if (answer !== "done") return;
      if (pointRevision >= latestRevision)
        say("revision", "Publish the next revision first. Then say that it is done there.");
      else if (!Number.isInteger(revision) || revision <= pointRevision || revision > latestRevision)
        say("revision", `Choose a revision from ${pointRevision + 1} to ${latestRevision}.`);
    });
  const parsed = parseFields(schema, { answer: "", reason: "", revision: "", ...fields });
  if (!parsed.ok) return parsed;
  const { answer, reason, revision } = parsed.value;
  return { ok: true, value: { answer, reason, revision: answer === "done" ? revision : null } };
}
