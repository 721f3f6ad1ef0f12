import { randomUUID } from "node:crypto";
import { mapReviewHtml } from "~/domain/reading/map-review-html";
import type { ReviewView } from "~/domain/reading/review-view";
import type { RequestContext } from "./context.server";

/** Nobody can write this mark into a text of theirs. */
const MARK = `<!--${randomUUID()}:`;
const MARKS = new RegExp(`${MARK}(\\d+)-->`, "g");

/**
 * Takes HTML that was rendered when it was saved out of a page's data, and leaves a mark for it. The page is made
 * around the mark: the HTML is neither copied through React nor written as data, and no script in it would ever be
 * hashed into the page's policy.
 */
export function setAside(context: Pick<RequestContext, "storedHtml">, html: string): string {
  if (html === "") return "";
  context.storedHtml.push(html);
  return `${MARK}${context.storedHtml.length - 1}-->`;
}

/** Puts the HTML that was set aside in the places of its marks. */
export function putBack(context: Pick<RequestContext, "storedHtml">, page: string): string {
  if (context.storedHtml.length === 0) return page;
  return page.replace(MARKS, (_, index) => context.storedHtml[Number(index)] ?? "");
}

/** A solution's texts set aside. */
export function setAsideSolution<T extends { bodyHtml: string; briefHtml: string }>(
  context: Pick<RequestContext, "storedHtml">,
  solution: T,
): T {
  const { bodyHtml, briefHtml } = solution;
  return { ...solution, bodyHtml: setAside(context, bodyHtml), briefHtml: setAside(context, briefHtml) };
}

/** A review's texts set aside, those of its rounds and its thread too. */
export function setAsideReview(context: Pick<RequestContext, "storedHtml">, review: ReviewView): ReviewView {
  return mapReviewHtml(review, (html) => setAside(context, html));
}
