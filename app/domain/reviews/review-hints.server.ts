import { hasSameWords } from "~db/queries/reading";
import { listTextsNear } from "~db/queries/review-texts";
import { hasQuote, locateQuote } from "../anchoring/locate-quote";
import { textOf } from "../anchoring/text-of.server";
import type { MemberCtx } from "../context.server";
import type { FieldErrors, Fields } from "../parse";
import { NO_ANCHOR } from "../points/point";
import { fileOfSection, pointField, sentPoints } from "../points/point-fields";
import { isYoung } from "../reputation/young-site.server";
import { DIMENSION_KEYS } from "../rubric/rubric";
import type { SolutionPage } from "../solutions/solution-page.server";
import type { CheckContext, Hint } from "./checks/check";
import { hintsOf } from "./checks/checks";
import { copiedShare, findCopied, longTexts, sameWords } from "./checks/copied";
import { writtenTexts } from "./checks/texts";
import { wordsHash } from "./checks/words-hash.server";

/** So many of the solution's latest reviews, and of the reviewer's own, are looked at for copies. */
const REVIEWS_NEAR = 20;

/** What the checks of the viewer's review of a solution know beside the form. */
export function checkContext({ viewer }: MemberCtx, { author, repo }: SolutionPage): CheckContext {
  return { handle: viewer.handle, blindAuthor: author.handle === null, repoUrl: repo?.url ?? "" };
}

/** The hints on the viewer's review as it stands in a form, in at most two queries. */
export async function reviewHints(ctx: MemberCtx, solution: SolutionPage, fields: Fields): Promise<Hint[]> {
  const near = { solutionId: solution.id, reviewerId: ctx.viewer.id, limit: REVIEWS_NEAR };
  let copied = longTexts(fields).length > 0 ? findCopied(fields, await listTextsNear(ctx.db, near)) : [];
  if (copied.length === 0 && (await isSame(ctx, fields))) copied = sameWords(fields);
  return hintsOf({ ...checkContext(ctx, solution), fields }, copied);
}

/**
 * Which share of the viewer's review of a solution stands in other reviews near it; 0 to 1, and 1 where all of its words
 * are those of any other review. Short texts are alike by chance, and on a young site there is little to tell a habit
 * from a copy.
 */
export async function copiedIn(ctx: MemberCtx, solutionId: string, fields: Fields): Promise<number> {
  if (await isSame(ctx, fields)) return 1;
  const shortToo = !(await isYoung(ctx));
  if (!shortToo && longTexts(fields).length === 0) return 0;
  const near = { solutionId, reviewerId: ctx.viewer.id, limit: REVIEWS_NEAR };
  const texts = writtenTexts(fields).map(({ text }) => text);
  return copiedShare(texts, await listTextsNear(ctx.db, near), { shortToo });
}

function isSame(ctx: MemberCtx, fields: Fields): Promise<boolean> {
  return hasSameWords(ctx.db, wordsHash(fields), { submittedAt: ctx.now, id: ctx.newId() });
}

/** The fields of a form whose passages do not stand in a write-up that they are of, or more than once without a section that tells them apart. */
export function unplacedQuotes({ bodyHtml }: SolutionPage, fields: Fields): string[] {
  const quotes = [
    ...DIMENSION_KEYS.map((key) => ({
      field: `quote.${key}`,
      anchor: { ...NO_ANCHOR, quote: fields[`quote.${key}`] ?? "" },
    })),
    ...sentPoints(fields).flatMap(({ quote, section, prefix, suffix }, i) => {
      const anchor = { ...NO_ANCHOR, quote, section, prefix, suffix };
      return fileOfSection(section) === null ? [{ field: pointField(i + 1, "quote"), anchor }] : [];
    }),
  ].filter(({ anchor }) => anchor.quote.trim() !== "");
  if (quotes.length === 0) return [];
  const text = textOf(bodyHtml);
  return quotes.filter(({ anchor }) => !locateQuote(text, anchor)).map(({ field }) => field);
}

/** What is wrong with the passages of a form's points: those of the write-up have to stand in the revision that it judges. */
export function passageErrors({ bodyHtml, revision }: SolutionPage, fields: Fields): FieldErrors {
  const passages = sentPoints(fields).flatMap(({ quote, section }, i) => {
    return quote.trim() === "" || fileOfSection(section) !== null
      ? []
      : [{ field: pointField(i + 1, "quote"), quote }];
  });
  if (passages.length === 0) return {};
  const text = textOf(bodyHtml);
  const why = `These words are not in revision ${revision}. Copy them from the write-up, or leave the passage empty.`;
  const foreign = passages.filter(({ quote }) => !hasQuote(text, quote));
  return Object.fromEntries(foreign.map(({ field }) => [field, why]));
}
