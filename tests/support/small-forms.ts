import type { Page } from "@playwright/test";
import { join, type NewClient, publish, reviewForm, withoutSlug } from "./people";

/** A form whose text is no draft. */
export interface SmallForm {
  name: string;
  path: string;
  label: string;
  button: string;
  /** What else has to be chosen. */
  choose?(page: Page): Promise<unknown>;
}

/** Every small form that members meet: what an author writes below a review, and what its reviewer does. */
export async function buildForms(client: NewClient) {
  const [author, reviewer] = [await client(), await client()];
  const { handle: ada } = await join(author, "ada");
  const { handle: bob } = await join(reviewer, "bob");
  const solution = withoutSlug(await publish(author));
  const form = { ...reviewForm("Bob"), question: "Why 200 ms?", intent: "submit" };
  const sent = await reviewer.post(`${solution}/review`, { form });
  const [review = ""] = (sent.headers().location ?? "").split(/[?#]/);
  await author.post(review, {
    form: { intent: "answer-questions", "answer.1": "Agents wait.", version: "0" },
  });
  const replied = await author.post(review, { form: { intent: "reply", body: "Thanks.", version: "0" } });
  const reply = replied.headers().location?.split("#reply-")[1];
  const forms: Record<"ada" | "bob", SmallForm[]> = {
    ada: [
      { name: "answer to a point", path: review, label: "Your reason, or your question", button: "Decline" },
      {
        name: "reason of a rating",
        path: review,
        label: "Why optional",
        button: "Rate this review",
        choose: (page) => page.getByLabel("Very helpful").check(),
      },
      {
        name: "note of a report",
        path: review,
        label: "What a moderator should look at optional",
        button: "Report this review",
        choose: async (page) => {
          const fold = page.locator("details.report");
          if ((await fold.getAttribute("open")) === null) await fold.locator("summary").click();
          await page.getByLabel("It is rude or personal").check();
        },
      },
      {
        name: "new text of a reply",
        path: `${review}?edit=${reply}`,
        label: "New text of your reply",
        button: "Save the change",
      },
    ],
    bob: [
      {
        name: "brief of a challenge",
        path: "/challenges/new",
        label: "Brief",
        button: "Add the challenge",
        choose: async (page) => {
          await page.getByLabel("Title").fill("A brief that is kept");
          await page.getByLabel("Time box in hours").fill("4");
        },
      },
      {
        name: "note of a verdict",
        path: review,
        label: "Note optional",
        button: "Judge the answer",
        choose: (page) => page.getByLabel("Dodged").check(),
      },
      {
        name: "takedown",
        path: `${solution}/takedown`,
        label: "Why should it go?",
        button: "Ask for its removal",
        choose: (page) => page.getByLabel("What are you to this brief?").selectOption("wrote"),
      },
    ],
  };
  return { ada, bob, forms };
}
