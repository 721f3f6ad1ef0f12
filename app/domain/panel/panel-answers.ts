import { z } from "zod";
import { boundedText, cleanText, type FieldErrors, type Fields, type Parsed, parseFields } from "../parse";
import { ANSWER_MAX, QUESTIONS_MAX, VERDICT_NOTE_MAX, VERDICTS, type Verdict } from "./question";

/** The numbers of the questions of a review. */
const QUESTION_POSITIONS = Array.from({ length: QUESTIONS_MAX }, (_, i) => i + 1);

/** A clock that says more was left running, or made up. */
const SECONDS_MAX = 3600;

/** The fields of the answers to a review's questions out of everything that a form sent; missing ones are empty. */
export function answerFields(fields: Fields): Fields {
  return Object.fromEntries(
    QUESTION_POSITIONS.flatMap((n) => [`answer.${n}`, `seconds.${n}`]).map((name) => [
      name,
      fields[name] ?? "",
    ]),
  );
}

export interface PanelAnswer {
  position: number;
  answer: string;
  /** How long the clock ran; null where it was not used. */
  seconds: number | null;
}

/** Reads the answers to a review's questions: those that are not empty, at least one. */
export function parseAnswers(fields: Fields): Parsed<PanelAnswer[]> {
  const errors: FieldErrors = {};
  const answers = QUESTION_POSITIONS.map((position) => ({
    position,
    answer: cleanText(fields[`answer.${position}`] ?? ""),
    seconds: parseSeconds(fields[`seconds.${position}`] ?? ""),
  })).filter(({ answer }) => answer !== "");
  for (const { position, answer } of answers) {
    if (answer.length > ANSWER_MAX)
      errors[`answer.${position}`] = `An answer has at most ${ANSWER_MAX.toLocaleString("en")} characters.`;
  }
  if (answers.length === 0) {
    const asked = QUESTION_POSITIONS.find((n) => fields[`answer.${n}`] !== undefined) ?? 1;
    errors[`answer.${asked}`] = "Write an answer first.";
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: answers };
}

function parseSeconds(text: string): number | null {
  const seconds = Number(text);
  return Number.isInteger(seconds) && seconds > 0 && seconds <= SECONDS_MAX ? seconds : null;
}

/** Reads how the asker judges an answer: a new issue has to be named. */
export function parseVerdict(fields: Fields): Parsed<{ verdict: Verdict; note: string }> {
  const schema = z
    .object({
      verdict: z.enum(
        Object.keys(VERDICTS) as [Verdict, ...Verdict[]],
        "Say whether it is answered, dodged, or raises a new issue.",
      ),
      note: boundedText(VERDICT_NOTE_MAX),
    })
    .refine(({ verdict, note }) => verdict !== "new-issue" || note !== "", {
      path: ["note"],
      message: "Say what the new issue is.",
    });
  return parseFields(schema, { verdict: "", note: "", ...fields });
}
