import { fillIn, pathOf, reviewForm, SOLUTION, send, signUp, withoutSlug } from "../support/people";
import { expect, test } from "../support/site";

test.use({ javaScriptEnabled: false });

test("a reviewer is asked to look again, changes a level, and is talked with, without script", {
  tag: "@both",
}, async ({ page: author, visit }) => {
  await signUp(author, "ada");
  await author.goto("/solutions/new");
  await fillIn(author, SOLUTION);
  await send(author, "Publish revision 1");
  const path = pathOf(author);
  const bob = await visit();
  const { handle } = await signUp(bob, "bob");
  await bob.goto(`${withoutSlug(path)}/review`);
  await fillIn(bob, reviewForm("Bob", "3"));
  await send(bob, "Submit review");
  const review = pathOf(bob);

  await test.step("the author revises and asks", async () => {
    await author.goto(`${withoutSlug(path)}/edit`);
    await fillIn(author, { body: `${SOLUTION.body}\n\n## Limits\n\nAll tickets are in English.` });
    await fillIn(author, { changeNote: "The limits." });
    await send(author, "Publish revision 2");
    await author.getByRole("link", { name: "Ask for another round of review" }).click();
    expect((await send(author, "Ask those who are ticked")).status()).toBe(422);
    await author.getByLabel(`Ask ${handle}`).check();
    expect((await send(author, "Ask those who are ticked")).status()).toBe(303);
    await expect(author.getByRole("listitem").filter({ hasText: handle })).toContainText("asked");
  });

  await test.step("the reviewer sees what changed, and what is missing in the form", async () => {
    await bob.goto(review);
    await bob.getByRole("link", { name: "Look again, round 2" }).click();
    await expect(bob.getByRole("listitem").filter({ hasText: "Limits" })).toContainText("new");
    await bob.getByLabel("Solved").check();
    await fillIn(bob, { "score.framing": "4", note: "The limits help." });
    for (const key of ["ambiguity", "tradeoffs", "communication"])
      await fillIn(bob, { [`score.${key}`]: "same" });
    expect((await send(bob, "Submit this round")).status()).toBe(422);
    await expect(bob.locator("#problems")).toContainText("say what changed your mind");
    await expect(bob.locator("#problems")).toContainText("Iteration and testing: confirm the level");
    await expect(bob.locator('[name="note"]')).toHaveValue("The limits help.");
    await fillIn(bob, { "reason.framing": "They are named now.", "score.iteration": "same" });
    expect((await send(bob, "Submit this round")).status()).toBe(303);
    await expect(bob.locator(".rounds")).toContainText("The limits help.");
    expect((await bob.goto(`${review}/round`))?.status()).toBe(409);
  });

  await test.step("the page says how each dimension went", async () => {
    const reader = await visit();
    await reader.goto(path);
    await reader.getByText("Scores by round").click();
    const framing = reader.getByRole("row").filter({ hasText: "Problem framing" });
    await expect(framing.getByRole("cell").nth(0)).toHaveText("3.2");
    await expect(framing.getByRole("cell").nth(1)).toHaveText("3.4");
  });

  await test.step("an answer is posted, quoted, changed and taken back", async () => {
    await author.goto(review);
    await author.getByText("Reply in the thread").click();
    await author.getByLabel("Your reply", { exact: true }).fill("All but *one*.");
    await send(author, "Post the reply");
    await bob.goto(review);
    await bob.getByRole("link", { name: "Quote" }).click();
    await expect(bob.getByLabel("Your reply", { exact: true })).toHaveValue("> All but *one*.\n\n");
    await author.getByRole("link", { name: "Edit your reply" }).click();
    await author.getByLabel("New text of your reply").fill("All but two.");
    await send(author, "Save the change");
    await author.getByText("What it said before").click();
    await expect(author.locator(".versions")).toContainText("All but one.");
    await author.getByText("Take this reply back").click();
    await send(author, "Take it back");
    await expect(author.locator(".reply")).toContainText("Taken back by its writer.");
    await expect(author.locator(".reply")).not.toContainText("All but");
  });
});
