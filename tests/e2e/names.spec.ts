import { fillIn, pathOf, reviewForm, SOLUTION, send, signUp, withoutSlug } from "../support/people";
import { expect, test } from "../support/site";

test.use({ javaScriptEnabled: false });

test("author and reviewer go by pseudonyms until they show their names, without script", {
  tag: "@both",
}, async ({ page: author, visit }) => {
  const { handle } = await signUp(author, "ada");
  await author.goto("/solutions/new");
  await fillIn(author, { ...SOLUTION, body: `${SOLUTION.body}\n\nBy ${handle}.` });
  await author.getByLabel("Post it under a pseudonym").check();
  expect((await send(author, "Publish revision 1")).status()).toBe(422);
  await expect(author.getByRole("alert")).toContainText("This may tell who you are.");
  await expect(author.getByLabel("Post it under a pseudonym")).toBeChecked();
  await fillIn(author, { body: SOLUTION.body });
  await send(author, "Publish revision 1");
  const path = pathOf(author);
  const name = await author.locator("form.show-name b").innerText();

  const reviewer = await visit();
  const bob = await signUp(reviewer, "bob");
  await reviewer.goto(`${withoutSlug(path)}/review`);
  await expect(reviewer.getByText(name)).toBeVisible();
  await reviewer.getByText("Who sees what").click();
  await expect(reviewer.getByText("Neither the author nor moderators see it.")).toBeVisible();
  await fillIn(reviewer, reviewForm("Bob", "3"));
  await reviewer.getByLabel("Review under a pseudonym").check();
  await send(reviewer, "Submit review");
  const review = pathOf(reviewer);

  await test.step("neither learns who the other is", async () => {
    await author.goto(path);
    await author.getByRole("link", { name: /Notifications/ }).click();
    await author.getByRole("listitem").getByRole("link").first().click();
    expect(pathOf(author)).toBe(review);
    await expect(author.locator("body")).not.toContainText(bob.handle);
    await reviewer.goto(path);
    await expect(reviewer.locator("body")).not.toContainText(handle);
    await reviewer.goto(`/u/${handle}`);
    await expect(reviewer.getByText("No solutions yet.")).toBeVisible();
  });

  await test.step("a medal is told to the reviewer alone", async () => {
    await author.goto(review);
    await author.getByLabel("Very helpful").check();
    await send(author, "Rate this review");
    await expect(author.getByText("First reader")).toHaveCount(0);
    await reviewer.goto("/notifications");
    const notice = reviewer.getByRole("listitem").filter({ hasText: "You earned a medal, First reader" });
    await notice.getByRole("link").click();
    expect(pathOf(reviewer)).toBe(review);
    await expect(reviewer.getByRole("link", { name: "Medal: First reader" })).toBeVisible();
  });

  await test.step("each shows their own name, and the other is told of the author's", async () => {
    await author.goto(path);
    await author.getByText("Show my name").first().click();
    await send(author, `Show that it is ${handle}`);
    await reviewer.goto("/notifications");
    await expect(reviewer.getByText("The first round is over")).toBeVisible();
    await reviewer.goto(review);
    await reviewer.getByText("Show my name").click();
    await send(reviewer, `Show that it is ${bob.handle}`);
    await author.goto(review);
    await expect(author.getByRole("link", { name: bob.handle }).first()).toBeVisible();
    await author.getByRole("link", { name: "Medal: First reader" }).click();
    await expect(author.locator("#medal-first-reader")).toBeInViewport();
    await reviewer.goto(`/u/${handle}`);
    await expect(reviewer.getByRole("article")).toHaveCount(1);
  });
});
