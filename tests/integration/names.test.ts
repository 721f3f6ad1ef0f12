import { expect } from "vitest";
import { createSessions } from "~/domain/accounts/sessions.server";
import { replyToReview } from "~/domain/discussion/reply-to-review.server";
import { blockMember, hasBlocked } from "~/domain/identity/block-member.server";
import { readAllNotices } from "~/domain/notices/read-notices.server";
import { noticesPage } from "~/domain/reading/notices-page.server";
import { profilePage } from "~/domain/reading/profile-page.server";
import { reputationPage, topReviewersOfMonth } from "~/domain/reputation/reputation-page.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { showReviewerName } from "~/domain/reviews/show-reviewer-name.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { revealNames, showAuthorName } from "~/domain/solutions/reveal-author.server";
import { saveWalkthroughDraft } from "~/domain/solutions/save-walkthrough-draft.server";
import { solutionPage } from "~/domain/solutions/solution-page.server";
import { withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { buildReview, buildSolution, buildUser, WRITE_UP } from "../support/factories";
import { post, visit } from "../support/pages";
import { testOnBoth, type World } from "../support/world";

const FORM = { title: "Ticket triage under a budget", brief: "Triage tickets.", body: WRITE_UP, blind: "1" };

async function nameOf(world: World, id: string): Promise<string | undefined> {
  return (await solutionPage(world.ctx, id))?.author.name;
}

testOnBoth(
  "a post under a pseudonym keeps one name through its revisions, and its profile lacks it",
  async (world) => {
    const author = await buildUser(world, { handle: "hidden" });
    const { id } = await buildSolution(world, { author, blind: "1" });
    const name = await nameOf(world, id);
    expect(name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
    const next = { ...FORM, body: `${WRITE_UP} More.`, changeNote: "More.", blind: "" };
    await publishRevision(world.as(author), { id, mayCreate: false, fields: next });
    expect(await nameOf(world, id)).toBe(name);
    expect((await profilePage(world.ctx, "hidden"))?.solutions).toEqual([]);
    const own = await profilePage(world.as(author), "hidden");
    expect(own?.solutions.map((row) => row.author.name)).toEqual([name]);
  },
);

testOnBoth("a program that says nothing of a pseudonym posts under its own name", async (world) => {
  const author = await buildUser(world, { handle: "open" });
  const { id } = await buildSolution(world, { author });
  const next = { ...FORM, body: `${WRITE_UP} More.`, changeNote: "More." };
  await publishRevision(world.as(author), { id, mayCreate: false, fields: next });
  expect(await nameOf(world, id)).toBe("open");
});

testOnBoth(
  "what tells who posts under a pseudonym stops the post until its author goes on knowingly",
  async (world) => {
    const author = await buildUser(world, { handle: "kirlian" });
    const id = world.ctx.newId();
    const fields = {
      ...FORM,
      body: `${WRITE_UP} Written by Kirlian.`,
      repoUrl: "https://github.com/somebody/triage",
      briefOrigin: "own-words",
    };
    const stopped = await publishRevision(world.as(author), { id, mayCreate: true, fields });
    const error = stopped.ok || stopped.problem !== "invalid" ? "" : stopped.errors.blind;
    expect(error).toContain("holds your handle, “kirlian”");
    expect(error).toContain("names its owner, “somebody”");
    const page = await (
      await post(world, "/solutions/new", { ...fields, id, intent: "publish" }, author)
    ).text();
    expect(page).toContain('name="blindAnyway"');
    expect(page).toMatch(/name="blind"[^>]* checked=""/);
    const knowing = { ...fields, blindAnyway: "1" };
    expect(await publishRevision(world.as(author), { id, mayCreate: true, fields: knowing })).toMatchObject({
      ok: true,
    });
    expect(await nameOf(world, id)).not.toBe("kirlian");
  },
);

testOnBoth(
  "what tells who posts is looked for in each revision and its script until the name is shown",
  async (world) => {
    const author = await buildUser(world, { handle: "kirlian" });
    const { id, slug } = await buildSolution(world, { author, blind: "1" });
    const publish = (fields: Record<string, string>) =>
      publishRevision(world.as(author), {
        id,
        mayCreate: false,
        fields: { ...FORM, blind: "", changeNote: "More.", ...fields },
      });
    const stopped = { ok: false, problem: "invalid", errors: { blind: expect.stringContaining("kirlian") } };
    const telling = { body: `${WRITE_UP} Written by Kirlian.` };
    expect(await publish(telling)).toMatchObject(stopped);
    const edit = `/solutions/${id}/edit`;
    const sent = { ...FORM, ...telling, id, blind: "", changeNote: "More.", intent: "publish" };
    expect(await (await post(world, edit, sent, author)).text()).toContain('name="blindAnyway"');

    const script = { walkthroughScript: "I am Kirlian, and this is my walkthrough." };
    await saveWalkthroughDraft(world.as(author), id, script);
    expect(await publish({})).toMatchObject(stopped);
    expect((await post(world, edit, { ...sent, blindAnyway: "1" }, author)).status).toBe(303);

    await showAuthorName(world.as(author), id);
    expect(await publish({ body: `${WRITE_UP} Kirlian wrote it.` })).toMatchObject({ ok: true, slug });
  },
);

testOnBoth("an author shows their name for good, and the reviewers are told", async (world) => {
  const author = await buildUser(world, { handle: "hidden" });
  const solution = await buildSolution(world, { author, blind: "1" });
  const { reviewer } = await buildReview(world, solution);
  const page = `/solutions/${solution.id}/${solution.slug}`;
  expect(await (await visit(world, page, author)).text()).toContain('value="show-name"');
  expect((await post(world, page, { intent: "show-name" }, reviewer)).status).toBe(404);
  expect(await nameOf(world, solution.id)).not.toBe("hidden");
  expect((await post(world, page, { intent: "show-name" }, author)).status).toBe(303);
  await showAuthorName(world.as(author), solution.id);
  expect(await nameOf(world, solution.id)).toBe("hidden");
  expect((await profilePage(world.ctx, "hidden"))?.solutions).toHaveLength(1);
  const told = (await noticesPage(world.as(reviewer), null))?.rows ?? [];
  expect(told.map(({ sentence }) => sentence)).toEqual(["The first round is over, and names are shown on"]);
});

testOnBoth("after thirty days in lists a name is shown, unless the post is withdrawn", async (world) => {
  const author = await buildUser(world, { handle: "hidden" });
  const old = await buildSolution(world, { author, blind: "1", at: "2026-05-10T00:00:00.000Z" });
  const young = await buildSolution(world, { author, blind: "1", at: "2026-05-20T00:00:00.000Z" });
  const gone = await buildSolution(world, { author, blind: "1", at: "2026-05-01T00:00:00.000Z" });
  await withdrawSolution(world.as(author), gone.id);
  expect(await revealNames(world.ctx)).toBe(1);
  expect(await revealNames(world.ctx)).toBe(0);
  expect(await nameOf(world, old.id)).toBe("hidden");
  expect(await nameOf(world, young.id)).not.toBe("hidden");
  expect((await solutionPage(world.as(author), gone.id))?.author.name).not.toBe("hidden");
});

testOnBoth("the ledger of who goes by a pseudonym has no rows about it for others", async (world) => {
  const solution = await buildSolution(world);
  const review = await buildReview(world, solution, { fields: { pseudonymous: "1" } });
  await rateReview(world.as(solution.author), review.id, { rating: "very-helpful" });
  const { handle } = review.reviewer;
  const rowsFor = async (viewer: typeof review.reviewer | null) =>
    (await reputationPage(viewer ? world.as(viewer) : world.ctx, handle, null))?.rows ?? [];
  expect(await rowsFor(null)).toEqual([]);
  expect(await rowsFor(solution.author)).toEqual([]);
  expect((await rowsFor(review.reviewer)).length).toBeGreaterThan(0);
  expect((await profilePage(world.ctx, handle))?.reviews).toEqual([]);
  expect((await profilePage(world.as(review.reviewer), handle))?.reviews[0]?.pseudonym).toMatch(/\w+ \w+/);

  expect(await showReviewerName(world.as(solution.author), review.id)).toMatchObject({ problem: "refused" });
  expect(await showReviewerName(world.as(review.reviewer), review.id)).toEqual({ ok: true });
  expect((await rowsFor(null)).length).toBeGreaterThan(0);
  expect((await profilePage(world.ctx, handle))?.reviews).toHaveLength(1);
});

testOnBoth("the points of a blind review move nothing public until its name is shown", async (world) => {
  const solution = await buildSolution(world, { at: "2026-05-01T00:00:00.000Z" });
  const at = "2026-05-20T00:00:00.000Z";
  const review = await buildReview(world, solution, { at, fields: { pseudonymous: "1" } });
  const { reviewer } = review;
  await rateReview(world.as(solution.author, at), review.id, { rating: "very-helpful" });
  const seenBy = async (ctx: typeof world.ctx) => {
    const page = await reputationPage(ctx, reviewer.handle, null);
    const month = await topReviewersOfMonth({ ...ctx, now: at }, 5);
    const header = (await profilePage(ctx, reviewer.handle))?.reputation;
    return { total: page?.reputation, waiting: page?.waiting, header, month };
  };
  const before = { total: 0, header: 0, month: [] };
  expect(await seenBy(world.as(solution.author))).toEqual({ ...before, waiting: 0 });
  expect(await seenBy(world.as(reviewer))).toEqual({ ...before, waiting: 10 });
  const own = await (await visit(world, `/u/${reviewer.handle}/reputation`, reviewer)).text();
  expect(own).toMatch(/and <span class="num">10<\/span> .*points that show.* once your name does/);

  await showReviewerName(world.as(reviewer), review.id);
  const month = [{ handle: reviewer.handle, points: 10 }];
  expect(await seenBy(world.ctx)).toEqual({ total: 10, waiting: 0, header: 10, month });
  expect(await topReviewersOfMonth(world.ctx, 5)).toEqual([]);
});

testOnBoth("points that wait under a pseudonym leave the limits of what is public", async (world) => {
  const [author, reviewer] = [await buildUser(world), await buildUser(world)];
  const at = "2026-06-20T12:00:00.000Z";
  for (const pseudonymous of ["1", "1", ""]) {
    const solution = await buildSolution(world, { author });
    const review = await buildReview(world, solution, { reviewer, at, fields: { pseudonymous } });
    await rateReview(world.as(author, at), review.id, { rating: "very-helpful" });
  }
  const page = await reputationPage(world.as(reviewer), reviewer.handle, null);
  expect(page).toMatchObject({ reputation: 10, waiting: 20 });
});

testOnBoth(
  "what an author earns about a blind post is public once the thirty days are over",
  async (world) => {
    const at = "2026-05-10T00:00:00.000Z";
    const solution = await buildSolution(world, { blind: "1", at });
    const { author } = solution;
    const review = await buildReview(world, solution, { at });
    await replyToReview(world.as(author, at), review.id, { body: "Thank you." });
    const total = async () => (await reputationPage(world.ctx, author.handle, null))?.reputation;
    expect(await total()).toBe(0);
    expect(await revealNames(world.ctx)).toBe(1);
    expect(await total()).toBe(1);
  },
);

testOnBoth("a row of the ledger names its giver as the work that it is about does", async (world) => {
  const author = await buildUser(world, { handle: "hidden" });
  const solution = await buildSolution(world, { author, blind: "1" });
  const review = await buildReview(world, solution);
  await rateReview(world.as(author), review.id, { rating: "very-helpful" });
  const page = await reputationPage(world.ctx, review.reviewer.handle, null);
  const givers = new Set(page?.rows.map(({ giver }) => giver?.name));
  expect([...givers]).toEqual([await nameOf(world, solution.id)]);
});

testOnBoth(
  "a notice is read by following it, or all of them at once, and its count is in the header",
  async (world) => {
    const solution = await buildSolution(world);
    await buildReview(world, solution);
    await buildReview(world, solution);
    const ctx = world.as(solution.author);
    const page = await (await visit(world, "/notifications", solution.author)).text();
    expect(page).toContain("You have a first review of");
    const sessions = createSessions(world.connection.db, { secure: false });
    const session = await sessions.createSession(solution.author.id, { startedAt: new Date().toISOString() });
    const unread = async () => (await sessions.validateSession(session.id)).user?.unread;
    expect(await unread()).toBe(2);
    const [latest] = (await noticesPage(ctx, null))?.rows ?? [];
    const followed = await visit(world, `/notifications/${latest?.id}`, solution.author);
    expect([followed.status, followed.headers.get("location")]).toEqual([
      303,
      expect.stringMatching(/^\/reviews\//),
    ]);
    expect(await unread()).toBe(1);
    const stranger = await buildUser(world);
    expect((await visit(world, `/notifications/${latest?.id}`, stranger)).status).toBe(404);
    await readAllNotices(world.as(stranger), world.now);
    expect(await unread()).toBe(1);
    await post(world, "/notifications", { intent: "read-all", until: world.now }, solution.author);
    expect(await unread()).toBe(0);
  },
);

testOnBoth("a notice about what its reader may not see any more has no title", async (world) => {
  const solution = await buildSolution(world, { blind: "1" });
  const { reviewer } = await buildReview(world, solution);
  await showAuthorName(world.as(solution.author), solution.id);
  const titles = async () => (await noticesPage(world.as(reviewer), null))?.rows.map(({ title }) => title);
  expect(await titles()).toEqual(["Ticket triage under a budget"]);
  await withdrawSolution(world.as(solution.author), solution.id);
  expect(await titles()).toEqual([null]);
});

testOnBoth("a member blocks another one from their profile and ends it there", async (world) => {
  const member = await buildUser(world);
  const other = await buildUser(world);
  const page = `/u/${other.handle}`;
  await post(world, page, { intent: "block" }, member);
  await post(world, page, { intent: "block" }, member);
  expect(await hasBlocked(world.as(member), other.id)).toBe(true);
  expect(await hasBlocked(world.as(other), member.id)).toBe(false);
  expect(await (await visit(world, page, member)).text()).toContain("End the block");
  await post(world, page, { intent: "unblock" }, member);
  expect(await hasBlocked(world.as(member), other.id)).toBe(false);
  expect(await blockMember(world.as(member), member.handle, true)).toBe(false);
  expect(await (await visit(world, page)).text()).not.toContain('class="block"');
});
