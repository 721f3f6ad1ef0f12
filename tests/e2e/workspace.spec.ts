import type { BrowserContextOptions, Locator, Page } from "@playwright/test";
import { fillIn, pathOf, reviewForm, SOLUTION, send, signUp, withoutSlug } from "../support/people";
import { selectWords } from "../support/select-words";
import { expect, test } from "../support/site";

const PASSAGE = "The labels come from two teams, and they disagree on a tenth of the tickets.";
const MENDED = "The labels come from two teams; where they disagree, the smaller team is right in 31 of 40.";
const BODY = `${SOLUTION.body}\n\n## Data\n\n${PASSAGE}`;
const WISH = "Say which tenth, and who is right.";

test("a blind post is reviewed, answered, revised and looked at again, and the adopted point pays, without script", {
  tag: "@both",
}, async ({ ownSite, browser }) => {
  const { url: baseURL } = await ownSite();
  const people = { browser, options: { baseURL, javaScriptEnabled: false } };
  await walkTheLoop(people, async (reviewer) => {
    await reviewer.locator('[name="point.1.quote"]').fill(PASSAGE);
    await reviewer.locator('[name="point.1.dimension"]').selectOption("framing");
    await reviewer.locator('[name="point.1.body"]').fill(WISH);
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`a blind post is reviewed on selected words, and the adopted point pays, with script in ${colorScheme}`, async ({
    ownSite,
    browser,
  }) => {
    const { url: baseURL } = await ownSite();
    await walkTheLoop({ browser, options: { baseURL, colorScheme } }, async (reviewer) => {
      await reviewer.locator('[name="score.framing"]').first().focus();
      await selectWords(reviewer, PASSAGE);
      await reviewer.keyboard.press("a");
      await expect(reviewer.locator('[name="point.1.quote"]')).toHaveValue(PASSAGE);
      await reviewer.keyboard.type(WISH);
    });
  });
}

interface People {
  browser: {
    newContext(options: BrowserContextOptions): Promise<{ newPage(): Promise<Page>; close(): Promise<void> }>;
  };
  options: BrowserContextOptions;
}

/** Author and reviewer in two browsers, from a blind post to a point that paid. */
async function walkTheLoop({ browser, options }: People, makePoint: (reviewer: Page) => Promise<void>) {
  const contexts = await Promise.all([1, 2, 3].map(() => browser.newContext(options)));
  const [author, reviewer, reader] = await Promise.all(contexts.map((context) => context.newPage()));
  if (!author || !reviewer || !reader) throw new Error("three browsers");
  const { handle } = await signUp(author, "ada");
  const { handle: reviewerHandle } = await signUp(reviewer, "bob");

  await author.goto("/solutions/new");
  await fillIn(author, { ...SOLUTION, body: BODY });
  await author.getByLabel("Post it under a pseudonym").check();
  await send(author, "Publish revision 1");
  const path = pathOf(author);
  const solution = withoutSlug(path);

  await test.step("who takes it out of the queue is not told who wrote it", async () => {
    await reviewer.goto("/review");
    await send(reviewer, `Take this one ${SOLUTION.title}`);
    expect(pathOf(reviewer)).toBe(`${solution}/review`);
    expect(await reviewer.content()).not.toContain(handle);
  });

  await test.step("the reviewer says it back, makes a point on a passage and submits", async () => {
    await fillIn(reviewer, reviewForm("Bob", "3"));
    await fillIn(reviewer, { explain: "Tickets go to teams within 200 ms, chosen before the model was." });
    await makePoint(reviewer);
    await reviewer.locator('[name="point.1.kind"][value="must-fix"]').check();
    await reviewer.getByRole("button", { name: "Submit review" }).click();
    await expect(reviewer).toHaveURL(/\/reviews\/\w+\?sent=1#review-\w+$/);
  });
  const review = pathOf(reviewer);

  await test.step("the author reads the words before the scores, and answers", async () => {
    await author.goto("/notifications");
    await expect(author.getByRole("main")).toContainText("You have a first review of");
    await author.goto(review);
    await expect(author.locator(".held").first()).toBeVisible();
    await send(author, "Match", author.locator(".match"));
    await expect(author.locator(".held")).toHaveCount(0);
    await answer(author, "Accept");
    await expect(pointOf(author)).toContainText("Accepted");
  });

  await test.step("the passage is mended in revision 2, and the point pays its reviewer", async () => {
    await author.goto(`${solution}/edit`);
    await fillIn(author, { body: BODY.replace(PASSAGE, MENDED), changeNote: "Who is right." });
    await send(author, "Publish revision 2");
    await author.goto(review);
    await expect(author.getByText("Not found in revision 2")).toBeVisible();
    await answer(author, "Done in revision 2");
    await expect(pointOf(author)).toContainText("the reviewer earned points for it");
    await expect(author.getByText("Its passage was rewritten in revision 2")).toBeVisible();
    await expect(author.getByText("Not found in revision 2")).toHaveCount(0);
    await reader.goto(`/u/${reviewerHandle}/reputation`);
    await expect(reader.getByRole("row").filter({ hasText: "Point adopted" })).toContainText("+3");
  });

  await test.step("nobody was told the author's name so far; the second round shows it", async () => {
    for (const page of [path, review, `/u/${reviewerHandle}/reputation`]) {
      await reader.goto(page);
      expect(await reader.content(), page).not.toContain(handle);
    }
    await author.goto(`${solution}/rounds`);
    expect((await send(author, "Ask everyone who can be asked")).status()).toBe(303);
    await reader.goto(path);
    await expect(reader.getByRole("main").getByRole("link", { name: handle })).toBeVisible();
  });

  await test.step("the reviewer looks again and changes a level", async () => {
    await reviewer.goto("/notifications");
    await expect(reviewer.getByRole("main")).toContainText("The author asks you to look again at");
    await reviewer.goto(`${review}/round`);
    await reviewer.getByLabel("Solved").first().check();
    for (const key of ["ambiguity", "tradeoffs", "communication", "iteration"])
      await fillIn(reviewer, { [`score.${key}`]: "same" });
    await fillIn(reviewer, { "score.framing": "5", "reason.framing": "The tenth is named and counted." });
    await reviewer.getByRole("button", { name: "Submit this round" }).click();
    await expect(reviewer).toHaveURL(new RegExp(`${review}`));
    await expect(reviewer.locator(".rounds")).toContainText("Round 2, on v2");
    await expect(reviewer.getByRole("main")).toContainText("The tenth is named and counted.");
    await reader.goto(path);
    await expect(reader.getByText("Scores by round")).toBeVisible();
  });
  for (const context of contexts) await context.close();
}

function pointOf(page: Page): Locator {
  return page.locator("li[id^=point-]", { hasText: WISH });
}

async function answer(author: Page, name: string) {
  const point = pointOf(author);
  await point
    .locator("summary", { hasText: /answer/i })
    .first()
    .click();
  await send(author, name, point);
}
