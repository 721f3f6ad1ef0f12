import type { Page } from "@playwright/test";
import {
  fillIn,
  joinThroughForm,
  pathOf,
  reviewForm,
  SOLUTION,
  send,
  signIn,
  signUp,
  valuesOf,
} from "../support/people";
import { expect, test } from "../support/site";

test.use({ javaScriptEnabled: false });

test("a solution is posted, reviewed, answered, revised and withdrawn without script", {
  tag: "@both",
}, async ({ page: author, visit }) => {
  const { handle, email } = await joinThroughForm(author, "ada");
  const path = await postSolution(author, await visit());
  const id = path.split("/")[2];

  const bob = await visit();
  const { handle: bobHandle } = await signUp(bob, "bob");
  const bobsReview = await reviewWithDraftAndMistake(bob, path);

  const cleo = await visit();
  const { handle: cleoHandle } = await signUp(cleo, "cleo");
  await test.step("another review is sealed until one's own is in", async () => {
    for (const page of [path, `/solutions/${id}/review`]) {
      await cleo.goto(page);
      expect(await cleo.content()).not.toContain("Bob");
    }
    await cleo.goto(path);
    await expect(cleo.locator("#reviews")).toContainText("sealed until yours is in");
    expect((await cleo.goto(bobsReview))?.status()).toBe(404);

    await cleo.goto(path);
    await cleo.getByRole("link", { name: "Review this" }).click();
    await fillIn(cleo, reviewForm("Cleo", "5"));
    expect((await send(cleo, "Submit review")).status()).toBe(303);
    await cleo.goto(path);
    await expect(reviewBy(cleo, bobHandle)).toContainText("Bob liked the budget.");
  });

  await test.step("the author signs back in by e-mail, rates a review and answers it", async () => {
    await send(author, "Sign out");
    await author.goto(`/login?redirectTo=${path}`);
    await signIn(author, email);
    expect(pathOf(author)).toBe(path);
    await expect(reviewBy(author, bobHandle)).toContainText("Bob wants p95 named.");
    await expect(reviewBy(author, cleoHandle)).toContainText("Cleo wants p95 named.");

    await reviewBy(author, bobHandle).getByLabel("Very helpful").check();
    await send(author, "Rate this review", reviewBy(author, bobHandle));
    expect(pathOf(author)).toBe(bobsReview);
    await expect(author.getByText(`${handle} found this very helpful`)).toBeVisible();
    await author.getByText("Reply in the thread").click();
    await fillIn(author, { body: "p95 is in the *next* revision." });
    await send(author, "Post the reply");
    await expect(author.locator(".reply")).toContainText("p95 is in the next revision.");
  });

  await test.step("the reviewer's reputation says what it is for", async () => {
    await bob.goto(`/u/${bobHandle}`);
    await bob.locator("#main").getByRole("link", { name: "14 points", exact: true }).click();
    await expect(bob).toHaveURL(`/u/${bobHandle}/reputation`);
    const row = bob.getByRole("row").filter({ hasText: "Review rated very helpful" });
    await expect(row).toContainText("+10");
    await expect(row.getByRole("link", { name: "Review rated very helpful" })).toHaveAttribute(
      "href",
      "/guide/reputation#rated-very-helpful",
    );
    await row.getByRole("link", { name: SOLUTION.title }).click();
    await expect(bob).toHaveURL(bobsReview);
  });

  await test.step("the solution stands in Top with its value and interval", async () => {
    await bob.goto("/solutions?sort=top");
    const score = rowOf(bob, path).locator(".score");
    await expect(score).toHaveText(/[1-5]\.\d± \d\.\d · 2 reviews/);
    await expect(score.getByTitle(/90\s% interval [1-5]\.\d to [1-5]\.\d/)).toBeVisible();
  });

  await test.step("a second revision leaves the first one readable, and the reviews on it", async () => {
    await author.goto(`/solutions/${id}/edit`);
    await fillIn(author, { body: `${SOLUTION.body} At p95 too.`, changeNote: "Names p95." });
    await send(author, "Publish revision 2");
    expect(pathOf(author)).toBe(path);
    await expect(author.getByText("v2 of 2")).toBeVisible();
    await expect(author.getByText("At p95 too.")).toBeVisible();
    await expect(reviewBy(author, bobHandle).getByText("on v1")).toBeVisible();
    await expect(author.getByRole("complementary")).toContainText("Names p95.");

    await author.getByRole("link", { name: "v1", exact: true }).click();
    await expect(author).toHaveURL(`/solutions/${id}/revisions/1`);
    await expect(author.getByText("It held.")).toBeVisible();
    await expect(author.getByText("At p95 too.")).toBeHidden();
  });

  const visitor = await visit();
  await test.step("withdrawing hides it from everyone but its author", async () => {
    await author.goto(`/solutions/${id}/edit`);
    await author.getByText("Withdraw or discard").click();
    await send(author, "Withdraw this solution");
    await expect(author.getByText("Only you see it")).toBeVisible();

    for (const hidden of [path, `/solutions/${id}`, `/solutions/${id}/revisions/1`, bobsReview]) {
      expect((await visitor.goto(hidden))?.status(), hidden).toBe(404);
    }
    for (const list of ["/", "/solutions", "/solutions?sort=new", `/u/${handle}`, `/u/${bobHandle}`]) {
      await visitor.goto(list);
      expect(await visitor.content(), list).not.toContain(id);
    }
    expect((await bob.goto(path))?.status()).toBe(404);
    expect((await cleo.goto(bobsReview))?.status()).toBe(404);
    expect((await bob.goto(bobsReview))?.status()).toBe(200);
    await expect(bob.getByText("Bob liked the budget.")).toBeVisible();
  });

  await test.step("bringing it back shows it again", async () => {
    await author.goto(`/solutions/${id}/edit`);
    await author.getByText("Withdraw or discard").click();
    await send(author, "Bring this solution back");

    await visitor.goto("/solutions?sort=top");
    await rowOf(visitor, path).getByRole("link", { name: SOLUTION.title }).click();
    await expect(visitor).toHaveURL(path);
    await expect(reviewBy(visitor, cleoHandle)).toBeVisible();
  });
});

/** Drafts, previews and publishes; a visitor sees nothing of it until it is published. Returns its address. */
async function postSolution(author: Page, visitor: Page): Promise<string> {
  await author.getByRole("link", { name: "Post a solution" }).first().click();
  await fillIn(author, { ...SOLUTION, body: "Not finished" });
  await send(author, "Save draft");
  expect(pathOf(author)).toMatch(/^\/solutions\/\w+\/edit$/);
  await expect(author.getByText("The draft is saved.")).toBeVisible();
  const id = pathOf(author).split("/")[2];

  await fillIn(author, { ...SOLUTION, tags: "latency, Retrieval", ask: "Is 200 ms right?" });
  expect((await send(author, "Preview")).status()).toBe(200);
  await expect(author.locator("#preview").getByRole("heading", { name: "Results" })).toBeVisible();
  expect(await valuesOf(author, Object.keys(SOLUTION))).toEqual(SOLUTION);
  expect((await visitor.goto(`/solutions/${id}`))?.status()).toBe(404);

  await send(author, "Publish revision 1");
  const path = `/solutions/${id}/ticket-triage-under-a-budget`;
  expect(pathOf(author)).toBe(path);
  expect((await visitor.goto(path))?.status()).toBe(200);
  await expect(visitor.getByText("Is 200 ms right?")).toBeVisible();
  return path;
}

/** Saves a draft, submits with two things missing, mends them and submits. Returns the review's address. */
async function reviewWithDraftAndMistake(page: Page, path: string): Promise<string> {
  const form = reviewForm("Bob");
  const { "reason.framing": reason = "", change = "", ...typed } = form;
  await page.goto(path);
  await page.getByRole("link", { name: "Review this" }).click();
  await fillIn(page, { ...typed, "reason.framing": "", change: "" });
  await send(page, "Save draft");
  await expect(page.getByText("The draft is saved.")).toBeVisible();
  await page.goto(path);
  await page.getByRole("link", { name: "Go on with your review" }).click();
  expect(await valuesOf(page, Object.keys(typed))).toEqual(typed);

  await fillIn(page, { "score.tradeoffs": "2", "quote.tradeoffs": "I fixed 200 ms first." });
  expect((await send(page, "Submit review")).status()).toBe(422);
  const summary = page.getByRole("alert");
  await expect(summary.getByRole("heading")).toHaveText("3 things are missing or wrong");
  for (const name of ["reason.framing", "step.tradeoffs", "change"]) {
    const field = page.locator(`[name="${name}"]`);
    await expect(field).toHaveAttribute("aria-invalid", "true");
    const [problem = ""] = await page
      .locator(".field.wrong", { has: field })
      .locator(".problem")
      .allTextContents();
    await expect(summary.getByRole("link", { name: problem })).toHaveAttribute(
      "href",
      `#${await field.getAttribute("id")}`,
    );
  }
  const kept = { ...typed, "score.tradeoffs": "2", "quote.tradeoffs": "I fixed 200 ms first." };
  expect(await valuesOf(page, Object.keys(kept))).toEqual(kept);

  await fillIn(page, { "reason.framing": reason, "step.tradeoffs": "Compare two.", change });
  expect((await send(page, "Submit review")).status()).toBe(303);
  expect(pathOf(page)).toMatch(/^\/reviews\/\w+$/);
  return pathOf(page);
}

function reviewBy(page: Page, handle: string) {
  return page.getByRole("region", { name: `Review by ${handle}` });
}

/** The row of a list that leads to a solution. */
function rowOf(page: Page, path: string) {
  return page.getByRole("article").filter({ has: page.locator(`a[href="${path}"]`) });
}
