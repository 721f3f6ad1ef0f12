import { expect } from "vitest";
import { replyToReview } from "~/domain/discussion/reply-to-review.server";
import { saveReplyDraft } from "~/domain/discussion/save-reply-draft.server";
import { loadDraft } from "~/domain/drafts/save-draft.server";
import { saveReviewDraft } from "~/domain/reviews/save-review-draft.server";
import { liftEmbargoes } from "~/domain/solutions/lift-embargoes.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { buildReview, buildSolution, buildUser, reviewForm, WRITE_UP } from "../support/factories";
import { post, visit } from "../support/pages";
import { buildKeptBack, buildModerator } from "../support/rights";
import { testOnBoth, type World } from "../support/world";

const EMBARGO = { embargoUntil: "2026-07-01", invited: "invited" };

async function htmlOf(world: World, ...of: [path: string, viewer: Parameters<typeof visit>[2]]) {
  // React sets a comment between two texts.
  return (await (await visit(world, ...of)).text()).replaceAll("<!-- -->", "");
}

testOnBoth(
  "whose invitation was taken back sees of a solution what they reviewed, and no more",
  async (world) => {
    const { author, invited, ...it } = await buildKeptBack(world, EMBARGO);
    const fields = {
      title: "LATER-TITLE of it",
      brief: "KEPT-BRIEF",
      body: WRITE_UP,
      changeNote: "All.",
      invited: "",
    };
    expect(await publishRevision(world.as(author), { id: it.id, mayCreate: false, fields })).toMatchObject({
      revision: 3,
    });
    const page = await htmlOf(world, `/reviews/${it.reviewId}`, invited);
    expect(page).toContain("“KEPT-TITLE of a solution”, which its author shows to other people");
    for (const text of ["LATER-TITLE", "later-title", `/solutions/${it.id}`, "Post the reply", "on v2"])
      expect(page).not.toContain(text);
    const profile = await htmlOf(world, "/u/invited", invited);
    expect(profile).toContain("KEPT-TITLE of a solution");
    for (const text of ["LATER-TITLE", "later-title"]) expect(profile).not.toContain(text);

    const refused = {
      problem: "refused",
      why: "The author shows this solution to other people for the time being.",
    };
    expect(await saveReplyDraft(world.as(invited), it.reviewId, { body: "So?" })).toMatchObject(refused);
    expect(await replyToReview(world.as(invited), it.reviewId, { body: "So?" })).toMatchObject(refused);
    const back = { ...fields, title: "BACK-TITLE of it", invited: "invited" };
    await publishRevision(world.as(author), { id: it.id, mayCreate: false, fields: back });
    expect(await htmlOf(world, `/reviews/${it.reviewId}`, invited)).toContain(">BACK-TITLE of it</a>");
    expect(await replyToReview(world.as(invited), it.reviewId, { body: "So?" })).toMatchObject({ ok: true });
  },
);

testOnBoth(
  "a withdrawn solution is named to its reviewers as it was when they reviewed it",
  async (world) => {
    const solution = await buildSolution(world, { title: "First title" });
    const { id, reviewer } = await buildReview(world, solution);
    const fields = { title: "LATER-TITLE", brief: "Triage tickets.", body: "New.", changeNote: "All." };
    await publishRevision(world.as(solution.author), { id: solution.id, mayCreate: false, fields });
    expect(await htmlOf(world, `/reviews/${id}`, reviewer)).toContain("LATER-TITLE");
    await withdrawSolution(world.as(solution.author), solution.id);
    for (const path of [`/reviews/${id}`, `/u/${reviewer.handle}`]) {
      const html = await htmlOf(world, path, reviewer);
      expect(html).toContain("First title");
      expect(html).not.toContain("LATER-TITLE");
    }
    expect(await htmlOf(world, `/reviews/${id}`, solution.author)).toContain("LATER-TITLE");
  },
);

testOnBoth(
  "who never could see a solution is not told of it once it is withdrawn, nor keeps a draft",
  async (world) => {
    const { author, invited, member, ...it } = await buildKeptBack(world, {
      ...EMBARGO,
      invited: "invited, steward",
    });
    await withdrawSolution(world.as(author), it.id);
    const typed = reviewForm(4);
    const ask = async (viewer: typeof member) => [
      (await post(world, `/solutions/${it.id}/review`, { ...typed, intent: "submit" }, viewer)).status,
      (await post(world, `/solutions/${it.id}/review`, { ...typed, intent: "draft" }, viewer)).status,
      (await post(world, `/drafts/review/${it.id}`, typed, viewer)).status,
    ];
    const kept = (viewer: typeof member) => loadDraft(world.as(viewer), { kind: "review", id: it.id });
    expect([await ask(member), await kept(member)]).toEqual([[404, 404, 404], null]);
    expect((await ask(invited))[0]).toBe(409);
    expect(await kept(invited)).not.toBeNull();

    world.now = "2026-07-02T00:00:00.000Z";
    expect(await ask(member)).toEqual([404, 404, 404]);
    await liftEmbargoes(world.ctx);
    expect([await ask(member), await kept(member)]).toEqual([[404, 404, 404], null]);
  },
);

testOnBoth(
  "who could see a solution keeps the review that was under way when it was withdrawn",
  async (world) => {
    const { id, author } = await buildSolution(world);
    const member = await buildUser(world);
    await withdrawSolution(world.as(author), id);
    expect(await saveReviewDraft(world.as(member), id, { strength: "Begun" })).toMatchObject({
      problem: "refused",
    });
    expect(await loadDraft(world.as(member), { kind: "review", id })).not.toBeNull();
  },
);

testOnBoth(
  "an invited member finds what to read on the front page and their profile, until it is reviewed",
  async (world) => {
    const reader = await buildUser(world, { handle: "reader" });
    const one = await buildSolution(world, {
      title: "INVITED-ONE",
      embargoUntil: "2026-07-01",
      invited: "reader",
    });
    const two = await buildSolution(world, {
      title: "INVITED-TWO",
      embargoUntil: "2026-08-01",
      invited: "reader",
    });
    const pages = ["/", "/u/reader"];
    const links = [one, two].map(({ id, slug }) => `href="/solutions/${id}/${slug}"`);
    for (const path of pages) {
      const html = await htmlOf(world, path, reader);
      for (const text of ["You are invited to read", "not public until 1 July 2026", ...links])
        expect(html).toContain(text);
      for (const viewer of [null, one.author])
        expect(await htmlOf(world, path, viewer)).not.toContain("INVITED-TWO");
    }
    await buildReview(world, one, { reviewer: reader });
    for (const path of pages) expect(await htmlOf(world, path, reader)).not.toContain("1 July 2026");
    await withdrawSolution(world.as(two.author), two.id);
    for (const path of pages) expect(await htmlOf(world, path, reader)).not.toContain("You are invited");
  },
);

testOnBoth(
  "members find their drafts in the header, and moderators what they decide about",
  async (world) => {
    const member = await buildUser(world);
    const moderator = await buildModerator(world);
    const links = async (viewer: typeof member | null) => {
      const html = await htmlOf(world, "/guide", viewer);
      return ["/drafts", "/moderation"].map((path) => html.includes(`href="${path}"`));
    };
    expect(await links(null)).toEqual([false, false]);
    expect(await links(member)).toEqual([true, false]);
    expect(await links(moderator)).toEqual([true, true]);
  },
);

testOnBoth("the short address of a solution keeps what its page reads of the query", async (world) => {
  const { id, slug } = await buildSolution(world);
  const goesTo = async (query: string) =>
    (await visit(world, `/solutions/${id}${query}`)).headers.get("location");
  expect(await goesTo("?view=skim&utm_source=x&t=1%3A23")).toBe(
    `/solutions/${id}/${slug}?view=skim&t=1%3A23`,
  );
  expect(await goesTo("?other=1")).toBe(`/solutions/${id}/${slug}`);
});
