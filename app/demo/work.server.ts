import { answerPoint } from "../domain/answers/answer-point.server";
import { markMatch } from "../domain/answers/mark-match.server";
import type { MemberCtx } from "../domain/context.server";
import { replyToReview } from "../domain/discussion/reply-to-review.server";
import { answerQuestions } from "../domain/panel/answer-questions.server";
import { judgeAnswer } from "../domain/panel/judge-answer.server";
import type { Fields } from "../domain/parse";
import { reviewPage } from "../domain/reading/review-page.server";
import { requestRound } from "../domain/rounds/request-round.server";
import { SAME } from "../domain/rounds/round";
import { submitRound } from "../domain/rounds/submit-round.server";
import { DIMENSION_KEYS } from "../domain/rubric/rubric";
import { failure } from "./community.server";
import type { DemoReview, DemoSolution, DemoWork } from "./content";
import type { Event } from "./event";

/** The rounds that an author asked for. */
export function roundsOf(solution: DemoSolution): Event[] {
  return (solution.rounds ?? []).map(({ daysAgo, reviewers }) => ({
    daysAgo,
    happens: async (community) => {
      const asked = solution.reviews.filter(({ by }) => reviewers.includes(by));
      const reviewer = asked.map((review) => community.reviewIdOf(review)).join(",");
      const ctx = community.as(solution.author, daysAgo);
      expectTaken("round", solution, await requestRound(ctx, community.idOf(solution), { reviewer }));
    },
  }));
}

/** What its author and its reviewer made of a review. */
export function eventsOfWork(solution: DemoSolution, review: DemoReview): Event[] {
  const work = solution.work?.[review.by];
  if (!work) return [];
  const { author } = solution;
  const act = (by: string, daysAgo: number, send: (ctx: MemberCtx, id: string) => Promise<Sent>): Event => ({
    daysAgo,
    happens: async (community) =>
      expectTaken(
        `work of ${by}`,
        solution,
        await send(community.as(by, daysAgo), community.reviewIdOf(review)),
      ),
  });
  const { match, answers, verdict, again, points = [], pointAnswers = [] } = work;
  return [
    ...(match ? [act(author, match.daysAgo, (ctx, id) => markMatch(ctx, id, { match: match.value }))] : []),
    ...pointAnswers.map(({ point, daysAgo, answer, reason = "", revision }) =>
      act(author, daysAgo, async (ctx, id) => {
        const of = await pointId(ctx, id, point);
        return answerPoint(ctx, id, { point: of, answer, reason, revision: String(revision ?? "") });
      }),
    ),
    ...points.flatMap(({ replies = [] }, i) =>
      replies.map(({ by, body, daysAgo }) =>
        act(by, daysAgo, async (ctx, id) =>
          replyToReview(ctx, id, { body, point: await pointId(ctx, id, i + 1) }),
        ),
      ),
    ),
    ...(answers
      ? [act(author, answers.daysAgo, (ctx, id) => answerQuestions(ctx, id, answerFields(answers)))]
      : []),
    ...(verdict
      ? [
          act(review.by, verdict.daysAgo, async (ctx, id) =>
            judgeAnswer(ctx, id, {
              question: await questionId(ctx, id, verdict.question),
              verdict: verdict.value,
              note: verdict.note ?? "",
            }),
          ),
        ]
      : []),
    ...(again
      ? [
          act(review.by, again.daysAgo, async (ctx, id) =>
            submitRound(ctx, id, await roundFields(ctx, id, again)),
          ),
        ]
      : []),
  ];
}

type Sent = { ok: boolean };

function expectTaken(what: string, solution: DemoSolution, result: Sent) {
  if (!result.ok) throw failure(what, solution.title, result);
}

function answerFields({ texts, seconds }: NonNullable<DemoWork["answers"]>): Fields {
  const answers = texts.map((text, i) => [`answer.${i + 1}`, text]);
  return { ...Object.fromEntries(answers), "seconds.1": seconds === undefined ? "" : String(seconds) };
}

async function roundFields(
  ctx: MemberCtx,
  reviewId: string,
  { note, levels, solved }: NonNullable<DemoWork["again"]>,
): Promise<Fields> {
  const fields: Fields = { note };
  for (const key of DIMENSION_KEYS) {
    fields[`score.${key}`] = String(levels[key]?.score ?? SAME);
    fields[`reason.${key}`] = levels[key]?.reason ?? "";
  }
  for (const position of solved) fields[`point.${await pointId(ctx, reviewId, position)}`] = "solved";
  return fields;
}

async function questionId(ctx: MemberCtx, reviewId: string, position: number): Promise<string> {
  const page = await reviewPage(ctx, reviewId);
  const question = page?.review.questions.find((question) => question.position === position);
  if (!question) throw new Error(`The demo's review ${reviewId} has no question ${position}`);
  return question.id;
}

async function pointId(ctx: MemberCtx, reviewId: string, position: number): Promise<string> {
  const page = await reviewPage(ctx, reviewId);
  const point = page?.review.points.find((point) => point.position === position);
  if (!point) throw new Error(`The demo's review ${reviewId} has no point ${position}`);
  return point.id;
}
