import { expect, test } from "vitest";
import type { Fields } from "~/domain/parse";
import { type CheckInput, countOf, wordsOf } from "~/domain/reviews/checks/check";
import { CHECKS, dismissedKeys, HINTS_MAX, hintsOf, withDismissed } from "~/domain/reviews/checks/checks";
import { findCopied } from "~/domain/reviews/checks/copied";
import { RUBRIC } from "~/domain/rubric/rubric";
import { reviewForm } from "../support/factories";

function keysOf(fields: Fields, known: Partial<CheckInput> = {}): string[] {
  const input = { handle: "mira-k", blindAuthor: false, repoUrl: "", ...known, fields };
  return hintsOf(input).map(({ key }) => key);
}

/** A review with nothing to look at again, but for the given fields. */
function review(overrides: Fields): Fields {
  return reviewForm(4, overrides);
}

test("a sound review has no hints", () => {
  expect(keysOf(review({}))).toEqual([]);
});

test("every check has a key of its own, a title and a sentence", () => {
  expect(new Set(CHECKS.map(({ key }) => key)).size).toBe(8);
  for (const { title, sentence } of CHECKS) expect(`${title}${sentence}`).not.toContain("!");
});

test("every hint belongs to a check and leads to a field of the form", () => {
  const all = hintsOf({ handle: "x", blindAuthor: true, repoUrl: "", fields: BAD });
  for (const { key, field, dimensions = [] } of all) {
    for (const dimension of dimensions) expect(dimension.field).toMatch(/^reason\.\w+$/);
    expect(CHECKS.map((check) => check.key)).toContain(key.split(".")[0]);
    expect(field).toMatch(/^(explain|strength|change|question(\.2)?|(reason|step)\.\w+|point\.\d+\.\w+)$/);
  }
});

/** Something for nearly every check. */
const BAD = review({
  ...Object.fromEntries(RUBRIC.map(({ key }) => [`quote.${key}`, ""])),
  "reason.framing": "Clear and convincing.",
  "score.framing": "1",
  "reason.ambiguity": "The measure is missing and the baseline is unclear.",
  "score.ambiguity": "5",
  "reason.tradeoffs": "An excellent comparison, well argued.",
  "score.tradeoffs": "2",
  strength: "You forgot the baseline. Write to ada@example.org.",
});

test("at most five hints are shown, the gravest first", () => {
  const keys = keysOf(BAD, { blindAuthor: true });
  expect(keys).toHaveLength(HINTS_MAX);
  expect(keys.slice(0, 2)).toEqual(["identity", "accusation"]);
});

test("a dismissed hint makes room for the next one", () => {
  const before = keysOf(BAD, { blindAuthor: true });
  const after = keysOf({ ...BAD, dismissed: withDismissed("", ["identity"]) }, { blindAuthor: true });
  expect(after).not.toContain("identity");
  expect(after.slice(0, 4)).toEqual(before.slice(1));
  expect(after).toHaveLength(HINTS_MAX);
});

test("what is true of several dimensions is one hint, which leads to each of them", () => {
  const fields = review({
    ...Object.fromEntries(["framing", "ambiguity", "tradeoffs"].map((key) => [`quote.${key}`, ""])),
    "reason.framing": "Clear.",
    "reason.ambiguity": "Clear.",
    "reason.tradeoffs": "Clear.",
    "score.iteration": "1",
    "reason.iteration": "Clear, thorough and convincing in table 2.",
  });
  const hints = hintsOf({ handle: "x", blindAuthor: false, repoUrl: "", fields });
  expect(
    hints.map((hint) =>
      wordsOf(hint)
        .map(({ text }) => text)
        .join(""),
    ),
  ).toEqual([
    "Iteration and testing: a 1, but the reason only praises.",
    "Problem framing, Handling ambiguity and Trade-off analysis: a level without evidence. " +
      "Quote the passage that it rests on, or name the section, table or number.",
  ]);
  const places = hints.map((hint) => wordsOf(hint).flatMap(({ field = [] }) => field));
  expect(places).toEqual([["reason.iteration"], ["reason.framing", "reason.ambiguity", "reason.tradeoffs"]]);
  const dismissed = withDismissed("", [hints[1]?.key ?? ""]);
  expect(keysOf({ ...fields, dismissed })).toEqual(["odds.iteration"]);
  expect([1, 2].map(countOf)).toEqual(["1 hint", "2 hints"]);
});

test("keys that no check could have made are not remembered", () => {
  expect(dismissedKeys("identity,evidence.framing,<b>,a b,")).toEqual(["identity", "evidence.framing"]);
  expect(withDismissed("praise", ["praise", "blame"])).toBe("praise,blame");
});

test.each([
  "It reads well and the objective is clear.",
  "I liked how the trade was made.",
])("the level of %o stands without evidence", (reason) => {
  expect(keysOf(review({ "quote.framing": "", "reason.framing": reason }))).toEqual(["evidence.framing"]);
});

test.each([
  ["names a number", { "reason.framing": "It fixes 200 ms first." }],
  ["quotes", { "reason.framing": "It says “fast” and leaves it there." }],
  ["names a table", { "reason.framing": "The second table settles it." }],
  ["has a passage", { "reason.framing": "It is clear.", "quote.framing": "I fixed 200 ms first." }],
  ["is not there yet", { "reason.framing": "" }],
  ["belongs to no level", { "reason.framing": "It is clear.", "score.framing": "na" }],
  [
    "has a point with a passage",
    {
      "reason.framing": "It is clear.",
      "point.1.kind": "praise",
      "point.1.dimension": "framing",
      "point.1.body": "Good",
      "point.1.quote": "I fixed",
    },
  ],
])("a reason that %s has evidence", (_, fields) => {
  expect(keysOf(review({ "quote.framing": "", ...(fields as unknown as Fields) }))).toEqual([]);
});

test.each([
  ["5", "The measure is missing and the baseline is unclear."],
  ["5", "It does not say what p95 is, gives no reason for 200 ms, and the split is unexplained."],
  ["4", "Vague, unsupported, and it fails to name a measure."],
  ["1", "Clear, thorough and convincing."],
  ["2", "An excellent comparison, well argued."],
])("a %s is at odds with %o", (level, reason) => {
  expect(keysOf(review({ "score.tradeoffs": level, "reason.tradeoffs": reason }))).toEqual([
    "odds.tradeoffs",
  ]);
});

test.each([
  ["5", "Nothing is missing and no step is unclear."],
  ["5", "It says what is missing in the data, and why; a clear and honest account of what is unknown."],
  ["5", "The choice does not depend on the split, and it never guesses."],
  ["4", "One thing is unclear: the split."],
  ["2", "Clear, but the measure is missing."],
  ["1", "It is not clear and hardly convincing."],
  ["3", "Clear, thorough, convincing."],
])("a %s is not at odds with %o", (level, reason) => {
  expect(keysOf(review({ "score.tradeoffs": level, "reason.tradeoffs": reason }))).toEqual([]);
});

const NO_STEPS = Object.fromEntries(RUBRIC.map(({ key }) => [`step.${key}`, ""]));

test.each([
  "Nothing.",
  "none",
  "N/A",
  "I can't think of anything",
  "-",
  "Nothing to change",
])("a review that praises and would change %o is only praise", (change) => {
  const praise = "A brilliant, careful and convincing piece.";
  expect(keysOf(review({ ...NO_STEPS, strength: praise, change }))).toEqual(["praise"]);
});

test.each([
  ["asks for something", { change: "Nothing but the p95: say what it is." }],
  ["has a point to consider", { change: "None", "point.1.kind": "consider", "point.1.body": "Say p95." }],
  ["has a level of 3", { change: "None", "score.framing": "3" }],
])("a review that praises and %s is not only praise", (_, fields) => {
  const praise = "A brilliant, careful and convincing piece.";
  expect(keysOf(review({ ...NO_STEPS, strength: praise, ...(fields as unknown as Fields) }))).toEqual([]);
});

test("a review of low levels that finds no strength is only blame", () => {
  expect(keysOf(reviewForm(2, { strength: "Nothing convinced me." }))).toEqual(["blame"]);
  expect(keysOf(reviewForm(2, { strength: "That it starts with a budget." }))).toEqual([]);
  expect(keysOf(reviewForm(2, { strength: "None", "score.framing": "3" }))).toEqual([]);
});

test.each([
  "You forgot the baseline.",
  "You clearly never ran it.",
  "You should have measured p95.",
  "Your code is sloppy.",
  "your whole evaluation is useless",
  "You didn't bother to test it.",
  "You don't understand calibration.",
  "You're just guessing; you ignored the brief.",
  "This was your mistake.",
])("%o accuses", (text) => {
  expect(keysOf(review({ "reason.ambiguity": text }))).toEqual(["accusation"]);
});

test.each([
  "The baseline is missing.",
  "Why did you not measure p95?",
  "Would you have measured p95 with more time?",
  "You could measure p95 next.",
  "If you never measured p95, say so.",
  "You don't need a vector store for this.",
  "You show where it breaks, and your table is clear.",
  "The reader asks “you forgot the baseline, no?” and finds the answer.",
  "Your choice of recall is well argued.",
])("%o does not accuse", (text) => {
  expect(keysOf(review({ "reason.ambiguity": text }))).toEqual([]);
});

test.each([
  "Ask me at ada@example.org.",
  "I wrote the same in linkedin.com/in/ada-lovelace.",
  "See https://github.com/adalove for more.",
  "See adalove.github.io.",
  "As x.com/ada_l said.",
  "As mira_k I would have",
  "MiraK here.",
  "As in octo’s other repository",
])("%o tells who somebody is", (text) => {
  const blind = { blindAuthor: true, repoUrl: "https://github.com/octo/triage" };
  expect(keysOf(review({ pseudonymous: "1", change: text }), blind)).toEqual(["identity"]);
});

test.each([
  "See https://github.com/facebookresearch/faiss.",
  "See https://github.com/topics/search.",
  "Recall@10 is what counts.",
  "The octopus diagram helps.",
  "https://arxiv.org/abs/2004.04906",
])("%o tells nobody", (text) => {
  const blind = { blindAuthor: true, repoUrl: "https://github.com/octo/triage" };
  expect(keysOf(review({ pseudonymous: "1", change: text }), blind)).toEqual([]);
});

test("where nobody goes by a pseudonym names are fine, and a reviewer who shows theirs may say it", () => {
  expect(keysOf(review({ change: "Write to ada@example.org or mira-k." }))).toEqual([]);
  expect(keysOf(review({ change: "mira-k thinks so." }), { blindAuthor: true })).toEqual([]);
});

function mustFix(n: number): Fields {
  return Object.fromEntries(
    Array.from({ length: n }, (_, i) => [
      [`point.${i + 1}.kind`, "must-fix"],
      [`point.${i + 1}.body`, `Fix ${i}.`],
    ]).flat(),
  );
}

test("more than five points that must be fixed are too many, the steps of low levels among them", () => {
  expect(keysOf(review(mustFix(5)))).toEqual([]);
  expect(keysOf(review(mustFix(6)))).toEqual(["must-fix"]);
  expect(keysOf(review({ ...mustFix(5), "score.framing": "2" }))).toEqual(["must-fix"]);
});

const LONG =
  "The objective is a number that somebody would act on, and each limit of the data is named with what it could change; " +
  "what I miss is the variance of the result over several seeds, so that one could tell luck from skill.";

test("a text of which more than half stands in another review is a copy", () => {
  const copied = (text: string, others: string[]) =>
    findCopied(review({ strength: text }), others).map(({ key, field }) => `${key} ${field}`);
  expect(copied(LONG, [`Well. ${LONG.toUpperCase()} Yes.`])).toEqual(["copied strength"]);
  expect(copied(LONG, [LONG.slice(0, 140), LONG.slice(100)])).toEqual(["copied strength"]);
  expect(copied(LONG, [LONG.slice(0, 90)])).toEqual([]);
  expect(copied(LONG.split(" ").slice(0, 29).join(" "), [LONG])).toEqual([]);
  expect(copied(`> ${LONG}`, [LONG])).toEqual([]);
});

test("the rubric's own words are no copy", () => {
  const words = RUBRIC.flatMap(({ levels }) => Object.values(levels)).join(" ");
  expect(findCopied(review({ strength: words }), [words])).toEqual([]);
});

test("texts made to keep a check busy are checked in no time", () => {
  const hostile = ["“", "„", "`", "a-", "you ", "you just ", "a@", ".", "> ", "never ", "github.com/"].map(
    (part) => part.repeat(12_000 / part.length),
  );
  const fields = review({ pseudonymous: "1" });
  for (const [i, text] of hostile.entries()) {
    fields[`point.${i + 1}.body`] = text;
    fields[`reason.${RUBRIC[i % 5]?.key}`] = text;
  }
  fields.change = ".".repeat(12_000).concat("x");
  const start = performance.now();
  keysOf(fields, { blindAuthor: true });
  findCopied(fields, hostile);
  expect(performance.now() - start).toBeLessThan(1000);
});
