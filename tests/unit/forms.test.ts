import { expect, test } from "vitest";
import { handleKey, parseSignUp } from "~/domain/accounts/account";
import { parseChallenge } from "~/domain/challenges/challenge";
import { parseTags } from "~/domain/challenges/tags";
import { tooLongToKeep } from "~/domain/drafts/draft";
import { boundedText } from "~/domain/parse";
import { parseRating, parseReview, reviewFields } from "~/domain/reviews/review";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { parseRevision, solutionSlug } from "~/domain/solutions/solution";
import { reviewForm } from "../support/factories";

const person = { handle: "ada-l", email: "ada@example.org", password: "a long sentence" };
const errorsOf = (parsed: { ok: boolean; errors?: Record<string, string> }) =>
  Object.keys(parsed.errors ?? {});

test("a sign-up with a plain handle, an address and a sentence is taken, the handle in lower case", () => {
  expect(parseSignUp({ ...person, handle: " Ada-L " })).toEqual({ ok: true, value: person });
});

test.each([
  ["handle", { handle: "ab" }],
  ["handle", { handle: "a".repeat(21) }],
  ["handle", { handle: "ada l" }],
  ["handle", { handle: "ädä" }],
  ["handle", { handle: "_ada" }],
  ["handle", { handle: "Admin" }],
  ["handle", { handle: "m0d-erator" }],
  ["email", { email: "ada" }],
  ["email", { email: `${"a".repeat(250)}@example.org` }],
  ["password", { password: "short" }],
  ["password", { password: "x".repeat(257) }],
  ["password", { password: "Password123" }],
  ["password", { handle: "adalovelace", password: "adalovelace" }],
])("a sign-up is refused at %s for %o", (field, wrong) => {
  expect(errorsOf(parseSignUp({ ...person, ...wrong }))).toEqual([field]);
});

test("handles that look alike have one key", () => {
  expect(new Set(["bob_1", "bob-l", "b0bi", "bobl"].map(handleKey)).size).toBe(1);
  expect(handleKey("alice")).not.toBe(handleKey("bob"));
});

test("tags are folded, each kept once, and other characters refused", () => {
  expect(parseTags(" NLP, data quality ,nlp,, c++")).toEqual(["nlp", "data-quality", "c++"]);
  expect(parseTags("a<b>")).toBeNull();
  expect(parseTags("x".repeat(31))).toBeNull();
});

test("a challenge names each of its problems", () => {
  expect(
    errorsOf(parseChallenge({ title: "x", brief: " ", timeBoxHours: "0", tags: "a,b,c,d,e,f" })),
  ).toEqual(["title", "brief", "timeBoxHours", "tags"]);
  expect(parseChallenge({ title: "A brief", brief: "Do.", timeBoxHours: "4", tags: "" }).ok).toBe(true);
});

const revision = { title: "How I decided", challenge: "triage", body: "## Problem\n\nText." };

test("a first revision needs a title, a write-up, and a challenge or a brief", () => {
  expect(parseRevision(revision, { first: true }).ok).toBe(true);
  expect(parseRevision({ ...revision, challenge: "", brief: "Mine." }, { first: true }).ok).toBe(true);
  expect(errorsOf(parseRevision({}, { first: true }))).toEqual(["title", "brief", "body"]);
  expect(errorsOf(parseRevision({ ...revision, challenge: "" }, { first: true }))).toEqual(["brief"]);
});

test("a later revision needs a note of what changed", () => {
  expect(errorsOf(parseRevision(revision, { first: false }))).toEqual(["changeNote"]);
});

test.each([
  ["repoUrl", { repoUrl: "javascript:alert(1)" }],
  ["repoUrl", { repoUrl: "https://me:secret@example.org/repo" }],
  ["repoUrl", { repoCommit: "3f9c2ab" }],
  ["repoCommit", { repoUrl: "https://example.org/r", repoCommit: "main" }],
  ["repoUrl", { repoUrl: "github.com" }],
  ["repoUrl", { repoUrl: "git@github.com:ada/triage" }],
  ["body", { body: "ä".repeat(60 * 1024) }],
  ["body", { body: "# A title\n\n## Problem and objective\n\nResults\n-------\n\n---\n" }],
  ["title", { title: "x".repeat(141) }],
])("a revision is refused at %s", (field, wrong) => {
  expect(errorsOf(parseRevision({ ...revision, ...wrong }, { first: true }))).toEqual([field]);
});

test("a repository's address is completed where it lacks its beginning", () => {
  const repoOf = (repoUrl: string) => {
    const parsed = parseRevision({ ...revision, repoUrl }, { first: true });
    return parsed.ok && parsed.value.repoUrl;
  };
  expect(repoOf(" github.com/ada/triage ")).toBe("https://github.com/ada/triage");
  expect(repoOf("http://example.org/r")).toBe("http://example.org/r");
  expect(repoOf("")).toBe("");
});

test.each([
  ["Ticket triage: why I shipped it", "ticket-triage-why-i-shipped-it"],
  ["Édith’s naïve plan", "edith-s-naive-plan"],
  ["日本語", "write-up"],
  ["Edit", "edit-write-up"],
  ["x".repeat(100), "x".repeat(60)],
])("the title %o has the slug %o", (title, slug) => {
  expect(solutionSlug(title)).toBe(slug);
});

test("a complete review is taken, and empty reasons are fine where one cannot tell", () => {
  expect(parseReview(reviewForm(4)).ok).toBe(true);
  expect(parseReview(reviewForm(4, { "score.framing": "na", "reason.framing": "" })).ok).toBe(true);
});

test("a level without a reason is refused at the reason", () => {
  expect(errorsOf(parseReview(reviewForm(4, { "reason.tradeoffs": "  " })))).toEqual(["reason.tradeoffs"]);
});

test.each(["1", "2"])("a %s needs a quote and a step", (level) => {
  const form = reviewForm(4, { "score.framing": level, "quote.framing": "", "step.framing": "" });
  expect(errorsOf(parseReview(form))).toEqual(["quote.framing", "step.framing"]);
});

test("a 3 needs neither", () => {
  expect(parseReview(reviewForm(3, { "quote.framing": "", "step.framing": "" })).ok).toBe(true);
});

test.each(["0", "6", "4.5", "", "NaN", "constructor"])("the level %o does not exist", (level) => {
  expect(errorsOf(parseReview(reviewForm(4, { "score.iteration": level })))).toEqual(["score.iteration"]);
});

test("an empty form names every dimension and both summaries", () => {
  expect(errorsOf(parseReview({}))).toEqual([
    ...DIMENSION_KEYS.map((key) => `score.${key}`),
    "strength",
    "change",
  ]);
});

test("a review that can tell nothing is refused", () => {
  expect(parseReview(reviewForm("na")).ok).toBe(false);
});

test("errors come in the order of the form", () => {
  const form = Object.keys(reviewFields({}));
  const order = errorsOf(
    parseReview(reviewForm(1, { "quote.iteration": "", "reason.framing": "", strength: "" })),
  );
  expect(order).toEqual([...order].sort((a, b) => form.indexOf(a) - form.indexOf(b)));
});

test("not helpful needs a reason, the others do not", () => {
  expect(parseRating({ rating: "very-helpful" }).ok).toBe(true);
  expect(errorsOf(parseRating({ rating: "not-helpful" }))).toEqual(["reason"]);
  expect(errorsOf(parseRating({ rating: "great" }))).toEqual(["rating"]);
});

test("each text of a draft that is far too long to be kept is named, and no other", () => {
  const sentence = "This is too long to be kept. Shorten it.";
  const draft = { a: "x".repeat(11), b: "x".repeat(10), c: "x".repeat(12) };
  expect(tooLongToKeep(draft, 10)).toEqual({ a: sentence, c: sentence });
  expect(tooLongToKeep({ a: "x".repeat(10) }, 10)).toBeNull();
});

test("a text is measured without the white space around it, and its limit is written with a comma", () => {
  const text = boundedText(1500);
  expect(text.parse(` ${"x".repeat(1500)}\r\n`)).toBe("x".repeat(1500));
  expect(text.safeParse("x".repeat(1501)).error?.issues[0]?.message).toBe("At most 1,500 characters.");
});
