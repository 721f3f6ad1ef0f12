import { fillIn, pathOf, reviewForm, SOLUTION, send, signUp, withoutSlug } from "../support/people";
import { expect, test } from "../support/site";

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled });

    test("an author answers before the scores show, and who asked judges the answer", async ({
      page: author,
      visit,
    }) => {
      await signUp(author, "ada");
      await author.goto("/solutions/new");
      await fillIn(author, SOLUTION);
      await send(author, "Publish revision 1");
      const path = withoutSlug(pathOf(author));
      const bob = await visit();
      await signUp(bob, "bob");
      const form = { ...reviewForm("Bob"), question: "Why 200 ms?", intent: "submit" };
      const origin = new URL(author.url()).origin;
      await bob.request.post(`${origin}${path}/review`, { form, headers: { origin } });
      await author.goto(`${path}#reviews`);
      await author.locator(".review header a").last().click();
      const review = pathOf(author);
      await expect(author.locator("main")).toContainText("Comments first");
      await expect(author.locator("main")).not.toContainText("Problem framing · 4");

      await author.getByText("Answer this point").click();
      const reason = author.getByLabel("Your reason, or your question");
      await reason.fill(" ");
      expect((await send(author, "Decline")).status()).toBe(422);
      await expect(author.locator(".problem").getByText("Say why you decline it")).toBeVisible();
      await reason.fill("The brief asks for the mean.");
      expect((await send(author, "Decline")).status()).toBe(303);
      await expect(author.locator(".point-answer")).toContainText("The brief asks for the mean.");
      await expect(author.locator("main")).toContainText("Problem framing · 4");

      if (javaScriptEnabled) await author.getByRole("button", { name: "Answer against the clock" }).click();
      await author.getByLabel("Your answer to question 1").fill("No agent waits for it.");
      if (javaScriptEnabled) await expect(author.locator("[data-clock-left]")).toHaveText(/1:5\d left/);
      // With script the draft is saved meanwhile, by a request of its own.
      await author.getByRole("button", { name: "Post your answer" }).click();
      await expect(author.locator(".panel-answer")).toContainText(
        javaScriptEnabled ? /answers in 0:0\d/ : "answers",
      );

      await bob.goto(review);
      await bob.getByLabel("Dodged").check();
      await bob.getByLabel("Note").fill("Who measured it?");
      expect((await send(bob, "Judge the answer")).status()).toBe(303);
      await author.reload();
      await expect(author.locator(".panel-answer")).toContainText("Who measured it?");
      await expect(author.getByText("Change your answer")).toHaveCount(1);
    });
  });
}
