import { FREE_POSTS, REVIEWS_A_POST } from "~/domain/queue/queue";
import { inWords, POSTS_TO_TELL } from "~/domain/queue/waiting";

export interface Expectations {
  posts: number;
  waitMs: number | null;
  reviews: number | null;
  giving: { priority: boolean; postsBefore: number; reviewsSince: number };
}

/** How long a post waits for reviews, from what the latest ones did, and what its author can do about it. */
export function WhatToExpect({ posts, waitMs, reviews, giving }: Expectations) {
  return (
    <section className="expect" aria-label="What to expect">
      <p>
        <b>A first review within 48 hours</b> is what the site aims at. {howLong(posts, waitMs)}
        {reviews === null
          ? null
          : ` A post of a week has ${reviews} ${reviews === 1 ? "review" : "reviews"}.`}
      </p>
      <p>
        {whichPlace(giving)}
        {giving.postsBefore < FREE_POSTS ? null : (
          <>
            {" "}
            <a href="/review">Review something</a>
          </>
        )}
      </p>
    </section>
  );
}

function howLong(posts: number, waitMs: number | null): string {
  if (waitMs !== null) return `Of the posts of the last 30 days, half had theirs within ${inWords(waitMs)}.`;
  return posts < POSTS_TO_TELL
    ? "Not enough was posted in the last 30 days to say how long it takes now."
    : "Of the posts of the last 30 days, less than half have theirs.";
}

function whichPlace({ priority, postsBefore, reviewsSince }: Expectations["giving"]): string {
  if (postsBefore < FREE_POSTS) return "Your first two posts wait with priority.";
  if (priority) return "Yours waits with priority, since you reviewed others after your last post.";
  const missing = REVIEWS_A_POST - reviewsSince;
  return `Yours gets priority once you have written ${missing === 1 ? "one more review" : "two reviews"} since your last post, also after it is posted. Nobody is left out: it moves up after 24 hours anyway.`;
}
