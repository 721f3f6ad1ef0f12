import { expect, test } from "vitest";
import { shownBrief } from "~/domain/challenges/brief";
import { whyCannotShow } from "~/domain/moderation/policy";
import { parseTakedown, parseWhy } from "~/domain/moderation/takedown";
import { canSeeSolution, isListed, isPublic } from "~/domain/solutions/policy";
import { parseRights, type RightsBefore } from "~/domain/solutions/rights";
import { ownBrief, solutionFields, solutionSlug } from "~/domain/solutions/solution";

const NOW = "2026-06-15T12:00:00.000Z";
const FIRST: RightsBefore = { hasBrief: true, isPublic: false, embargoUntil: null };

function rights(fields: Record<string, string>, before: Partial<RightsBefore> = {}) {
  return parseRights(fields, { ...FIRST, ...before }, NOW);
}

function errorsOf(parsed: { ok: boolean; errors?: Record<string, string> }) {
  return Object.keys(parsed.errors ?? {});
}

test("a sender who knows nothing of rights says nothing about them", () => {
  const nothing = { briefOrigin: undefined, embargoUntil: undefined, invited: undefined };
  expect(rights({ title: "x" })).toEqual({ ok: true, value: nothing });
});

test("whose brief it is has to be chosen where there is a brief of the author's own", () => {
  expect(errorsOf(rights({ briefOrigin: "" }))).toEqual(["briefOrigin"]);
  expect(rights({ briefOrigin: "" }, { hasBrief: false }).ok).toBe(true);
  expect(errorsOf(rights({ briefOrigin: "stolen" }))).toEqual(["briefOrigin"]);
  for (const briefOrigin of ["own-words", "public", "with-permission", "unsure"])
    expect(rights({ briefOrigin })).toMatchObject({ ok: true, value: { briefOrigin } });
});

test.each([
  ["2026-06-16", "2026-06-16"],
  [" 2027-06-15 ", "2027-06-15"],
  ["", null],
])("an embargo until %o is taken as %o", (embargoUntil, day) => {
  expect(rights({ embargoUntil })).toMatchObject({ ok: true, value: { embargoUntil: day } });
});

test.each([
  "2026-06-15",
  "2020-01-01",
  "2027-06-16",
  "2026-02-30",
  "16.6.2026",
  "2026-6-16",
  "tomorrow",
])("an embargo until %s is refused", (embargoUntil) => {
  expect(errorsOf(rights({ embargoUntil }))).toEqual(["embargoUntil"]);
});

test("what is public cannot be kept back, and a form that was open when its embargo ended lifts it", () => {
  expect(errorsOf(rights({ embargoUntil: "2026-07-01" }, { isPublic: true }))).toEqual(["embargoUntil"]);
  const over = { isPublic: true, embargoUntil: "2026-06-15" };
  expect(rights({ embargoUntil: "2026-06-15" }, over)).toMatchObject({ value: { embargoUntil: null } });
  expect(errorsOf(rights({ embargoUntil: "2026-06-20" }, over))).toEqual(["embargoUntil"]);
});

test("an embargo can be set a year ahead, on a leap day too", () => {
  const until = (embargoUntil: string) => parseRights({ embargoUntil }, FIRST, "2028-02-29T12:00:00.000Z").ok;
  expect([until("2029-02-28"), until("2029-03-01")]).toEqual([true, false]);
});

test("those invited are read from a list, each once, ten at most", () => {
  expect(rights({ invited: " @Bob, cleo,,bob dan" })).toMatchObject({
    value: { invited: ["bob", "cleo", "dan"] },
  });
  expect(rights({ invited: "" })).toMatchObject({ value: { invited: [] } });
  const eleven = Array.from({ length: 11 }, (_, i) => `member-${i}`).join(",");
  expect(errorsOf(rights({ invited: eleven }))).toEqual(["invited"]);
  const long = rights({ invited: `bob, ${"x".repeat(3000)}` });
  expect(errorsOf(long)).toEqual(["invited"]);
  expect(!long.ok && (long.errors.invited ?? "").length).toBeLessThan(120);
});

test("fields about rights that were not sent stay missing, others are empty", () => {
  expect(solutionFields({ title: "x" })).toMatchObject({ title: "x", body: "" });
  expect("embargoUntil" in solutionFields({ title: "x" })).toBe(false);
  expect(solutionFields({ embargoUntil: "" }).embargoUntil).toBe("");
});

test("a brief is the author's own where neither the form nor the revision answers a challenge", () => {
  expect(ownBrief({ brief: " Mine. ", challenge: "" })).toBe("Mine.");
  expect(ownBrief({ brief: "Mine.", challenge: "triage" })).toBe("");
  expect(ownBrief({ brief: "Mine.", challenge: "" }, { challengeSlug: "triage" })).toBe("");
});

test("no write-up's address is the one where removal is asked for", () => {
  expect(solutionSlug("Takedown")).toBe("takedown-write-up");
});

const solution = {
  authorId: "author",
  publishedAt: "2026-06-01T00:00:00.000Z",
  withdrawnAt: null,
  embargoUntil: "2026-06-16",
  invitedAt: null,
};

test("until an embargo ends only the author and those invited see the solution", () => {
  const invited = { ...solution, invitedAt: NOW };
  const end = "2026-06-16T00:00:00.000Z";
  expect(canSeeSolution(solution, null, NOW)).toBe(false);
  expect(canSeeSolution(solution, { id: "other" }, "2026-06-15T23:59:59.999Z")).toBe(false);
  expect(canSeeSolution(solution, { id: "author" }, NOW)).toBe(true);
  expect(canSeeSolution(invited, { id: "invited" }, NOW)).toBe(true);
  expect(canSeeSolution(solution, null, end)).toBe(true);
  expect(isPublic(solution, end)).toBe(true);
  expect(isListed(solution)).toBe(false);
});

test("an invitation opens neither a draft nor what was withdrawn", () => {
  const invited = { ...solution, invitedAt: NOW };
  expect(canSeeSolution({ ...invited, publishedAt: null }, { id: "invited" }, NOW)).toBe(false);
  expect(canSeeSolution({ ...invited, withdrawnAt: NOW }, { id: "invited" }, NOW)).toBe(false);
});

const author = { id: "author", isModerator: false };
const member = { id: "member", isModerator: false };
const moderator = { id: "moderator", isModerator: true };

test("a brief that was taken down is read by its author and moderators", () => {
  const brief = { authorId: "author", briefOrigin: "public", briefHiddenAt: NOW };
  for (const reader of [author, moderator])
    expect(shownBrief(brief, "Text", reader)).toEqual({ text: "Text", hidden: "taken-down" });
  for (const reader of [null, member])
    expect(shownBrief(brief, "Text", reader)).toEqual({ text: "", hidden: "taken-down" });
});

test("a brief that its author is not sure of is read by nobody else, moderators neither", () => {
  const brief = { authorId: "author", briefOrigin: "unsure", briefHiddenAt: null };
  expect(shownBrief(brief, "Text", author)).toEqual({ text: "Text", hidden: "unsure" });
  for (const reader of [null, member, moderator])
    expect(shownBrief(brief, "Text", reader)).toEqual({ text: "", hidden: "unsure" });
});

test("any other brief is everybody's, and where there is none nothing is hidden", () => {
  const brief = { authorId: "author", briefOrigin: null, briefHiddenAt: null };
  expect(shownBrief(brief, "Text", null)).toEqual({ text: "Text", hidden: null });
  expect(shownBrief({ ...brief, briefOrigin: "unsure" }, "", null)).toEqual({ text: "", hidden: null });
});

const request = {
  contact: "ada@example.org",
  relation: "wrote",
  reason: "It is our hiring test, word for word.",
};

test("a request names each of its problems, and a member needs no address", () => {
  expect(parseTakedown(request, { isMember: false }).ok).toBe(true);
  expect(errorsOf(parseTakedown({}, { isMember: false }))).toEqual(["contact", "relation", "reason"]);
  expect(errorsOf(parseTakedown({ ...request, contact: "ada" }, { isMember: false }))).toEqual(["contact"]);
  expect(parseTakedown({ ...request, contact: "ada" }, { isMember: true })).toMatchObject({
    value: { contact: "" },
  });
  const long = { ...request, reason: "x".repeat(2001) };
  expect(errorsOf(parseTakedown(long, { isMember: true }))).toEqual(["reason"]);
});

test("a moderator says why in one line", () => {
  expect(errorsOf(parseWhy({ why: "because" }))).toEqual(["why"]);
  expect(errorsOf(parseWhy({ why: "x".repeat(301) }))).toEqual(["why"]);
  expect(parseWhy({ why: "It is\n\nthe company's text." })).toMatchObject({
    value: { why: "It is the company's text." },
  });
});

test("nobody decides that a brief of their own stays", () => {
  expect(whyCannotShow({ authorId: "moderator" }, moderator)).toContain("your own brief");
  expect(whyCannotShow({ authorId: "author" }, moderator)).toBeNull();
});
