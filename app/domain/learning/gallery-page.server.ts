import { listVeryHelpfulReviews, listWishes } from "~db/queries/learning";
import type { Ctx } from "../context.server";
import { personOf } from "../identity/person";
import { type Page, pageOf, parseCursor } from "../paging";
import { isAdopted } from "../points/point";
import type { DimensionKey } from "../rubric/rubric";
import { solutionPath } from "../solutions/solution";
import { dayOf } from "../time";
import type { GalleryReview } from "./gallery";

const SHOWN = 20;

/**
 * Reviews that authors found very helpful, the latest rating first; to a member only those that are not sealed from
 * them. Null for a wrong cursor.
 */
export async function galleryPage(ctx: Ctx, cursor: string | null): Promise<Page<GalleryReview> | null> {
  const position = cursor === null ? null : parseCursor(cursor, ["text", "text"]);
  if (cursor !== null && !position) return null;
  const found = await listVeryHelpfulReviews(
    ctx.db,
    { memberId: ctx.viewer?.id ?? null, today: dayOf(ctx.now) },
    { before: position && { ratedAt: String(position[0]), id: String(position[1]) }, limit: SHOWN + 1 },
  );
  const page = pageOf(found, SHOWN, (row) => [row.ratedAt, row.id]);
  const ids = page.rows.map((row) => row.id);
  const wishes = ids.length > 0 ? await listWishes(ctx.db, ids) : [];
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map((row) => {
      const own = wishes.filter((wish) => wish.reviewId === row.id);
      return {
        id: row.id,
        reviewer: personOf(
          {
            userId: row.reviewerId,
            handle: row.reviewer,
            reputation: row.reviewerReputation,
            pseudonym: row.reviewerPseudonym,
            revealedAt: row.reviewerRevealedAt,
          },
          ctx.viewer,
        ),
        solution: {
          title: row.title,
          path: solutionPath({ id: row.solutionId, slug: row.slug }),
          author: personOf(
            {
              userId: row.authorId,
              handle: row.author,
              reputation: row.authorReputation,
              pseudonym: row.authorPseudonym,
              revealedAt: row.authorRevealedAt,
            },
            ctx.viewer,
          ),
        },
        ratedAt: row.ratedAt,
        ratingReason: row.ratingReason,
        excerpt: excerptOf(own) ?? { dimension: null, quote: "", html: row.changeHtml },
        endorsements: row.endorsements ?? 0,
        adopted: own.filter(({ adoption }) => isAdopted(adoption)).length,
        understood: row.explainedMatch === "match",
      };
    }),
  };
}

type Wish = Awaited<ReturnType<typeof listWishes>>[number];

/** The most telling of a review's points; null when it has none. */
function excerptOf(wishes: Wish[]): GalleryReview["excerpt"] | null {
  const weight = (wish: Wish) =>
    (isAdopted(wish.adoption) ? 4 : 0) + (wish.answer === "accepted" ? 2 : 0) + (wish.quote ? 1 : 0);
  const best = [...wishes].sort((a, b) => weight(b) - weight(a))[0];
  return best
    ? { dimension: best.dimension as DimensionKey | null, quote: best.quote, html: best.bodyHtml }
    : null;
}
