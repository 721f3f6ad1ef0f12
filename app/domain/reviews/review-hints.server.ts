import { listTextsNear } from "~db/queries/review-texts";
import { hasQuote, locateQuote } from "../anchoring/locate-quote";
import { textOf } from "../anchoring/text-of.server";
import type { MemberCtx } from "../context.server";
import type { FieldErrors, Fields } from "../parse";
import { NO_ANCHOR } from "../points/point";
import { pointField, sentPoints } from "../points/point-fields";
import { DIMENSION_KEYS } from "../rubric/rubric";
import type { SolutionPage } from "../solutions/solution-page.server";
import type { CheckContext, Hint } from "./checks/check";
import { hintsOf } from "./checks/checks";
import { findCopied, longTexts } from "./checks/copied";

/** So many of the solution's latest reviews, and of the reviewer's own, are looked at for copies. */
const REVIEWS_NEAR = 20;

/** What the checks of the viewer's review of a solution know beside the form. */
export function checkContext({ viewer }: MemberCtx, { author, repo }: SolutionPage): CheckContext {
  return { handle: viewer.handle, blindAuthor: author.handle === null, repoUrl: repo?.url ?? "" };
}

/** The hints on the viewer's review as it stands in a form, in at most one query. */
export async function reviewHints(ctx: MemberCtx, solution: SolutionPage, fields: Fields): Promise<Hint[]> {
  const near = { solutionId: solution.id, reviewerId: ctx.viewer.id, limit: REVIEWS_NEAR };
  const copied = longTexts(fields).length > 0 ? findCopied(fields, await listTextsNear(ctx.db, near)) : [];
  return hintsOf({ ...checkContext(ctx, solution), fields }, copied);
}

/** The fields of a form whose passages do not stand in a write-up, or more than once without a section that tells them apart. */
export function unplacedQuotes({ bodyHtml }: SolutionPage, fields: Fields): string[] {
  const quotes = [
    ...DIMENSION_KEYS.map((key) => ({
      field: `quote.${key}`,
      anchor: { ...NO_ANCHOR, quote: fields[`quote.${key}`] ?? "" },
    })),
    ...sentPoints(fields).map(({ quote, section, prefix, suffix }, i) => ({
      field: pointField(i + 1, "quote"),
      anchor: { ...NO_ANCHOR, quote, section, prefix, suffix },
    })),
  ].filter(({ anchor }) => anchor.quote.trim() !== "");
  if (quotes.length === 0) return [];
  const text = textOf(bodyHtml);
  return quotes.filter(({ anchor }) => !locateQuote(text, anchor)).map(({ field }) => field);
}

/** What is wrong with the passages of a form's points: their words have to stand in the revision that it judges. */
export function passageErrors({ bodyHtml, revision }: SolutionPage, fields: Fields): FieldErrors {
  const passages = sentPoints(fields).flatMap(({ quote }, i) => {
    return quote.trim() === "" ? [] : [{ field: pointField(i + 1, "quote"), quote }];
  });
  if (passages.length === 0) return {};
  const text = textOf(bodyHtml);
  const why = `These words are not in revision ${revision}. Copy them from the write-up, or leave the passage empty.`;
  const foreign = passages.filter(({ quote }) => !hasQuote(text, quote));
  return Object.fromEntries(foreign.map(({ field }) => [field, why]));
}
