import type { Insertable } from "kysely";
import type { PanelQuestions, Points, ReviewScores, Reviews } from "~db/schema";
import { completeAnchor } from "../anchoring/locate-quote";
import { textOf } from "../anchoring/text-of.server";
import type { MemberCtx } from "../context.server";
import { DIMENSION_KEYS } from "../rubric/rubric";
import type { SolutionPage } from "../solutions/solution-page.server";
import { pointsOf } from "./points-of";
import type { ReviewInput } from "./review";

/** What is stored of a review's words. */
export interface ReviewRows {
  review: Pick<
    Insertable<Reviews>,
    "explained" | "strength" | "strength_html" | "change" | "change_html" | "question" | "question_html"
  >;
  scores: Insertable<ReviewScores>[];
  points: Insertable<Points>[];
  questions: Insertable<PanelQuestions>[];
}

/**
 * Renders everything that a review says, and finds the passages of its points in the write-up that it judges. A passage
 * that is not there, or is of a file, keeps its words and has no start.
 */
export async function reviewRows(
  ctx: MemberCtx,
  input: ReviewInput,
  { reviewId, solution }: { reviewId: string; solution: SolutionPage },
): Promise<ReviewRows> {
  const { explain, strength, change, questions, scores } = input;
  const points = pointsOf(input);
  const texts = [
    strength,
    change,
    ...DIMENSION_KEYS.flatMap((key) => [scores[key].reason, scores[key].step]),
    ...points.map(({ body }) => body),
    ...questions,
  ];
  const rendered = await ctx.render(texts, { idScope: reviewId });
  const html = rendered.map((text) => text.html);
  // Taken in the order of the texts.
  const next = () => html.shift() ?? "";
  const review = { explained: explain, strength, strength_html: next(), change, change_html: next() };
  const scoreRows = DIMENSION_KEYS.map((dimension) => ({
    review_id: reviewId,
    dimension,
    ...scores[dimension],
    reason_html: next(),
    step_html: next(),
  }));
  const text = textOf(points.some(({ anchor, file }) => anchor.quote && !file) ? solution.bodyHtml : "");
  const pointRows = points.map(({ origin, kind, dimension, body, anchor, file }, i) => {
    const completed = file ? anchor : completeAnchor(text, anchor);
    const { quote, prefix, suffix, start, section, moment } = completed;
    return {
      id: ctx.newId(),
      review_id: reviewId,
      solution_id: solution.id,
      revision: solution.revision,
      position: i + 1,
      origin,
      kind,
      dimension,
      body,
      body_html: next(),
      quote,
      prefix,
      suffix,
      start_at: start,
      section,
      moment,
      file_id: file?.id ?? null,
      file_part: file?.part ?? null,
      answer_reason: "",
    };
  });
  const questionRows = questions.map((question, i) => ({
    id: ctx.newId(),
    review_id: reviewId,
    position: i + 1,
    question,
    question_html: next(),
    asked_at: ctx.now,
    answer: "",
    answer_html: "",
    verdict_note: "",
  }));
  const [first] = questionRows;
  return {
    review: { ...review, question: first?.question ?? "", question_html: first?.question_html ?? "" },
    scores: scoreRows,
    points: pointRows,
    questions: questionRows,
  };
}
