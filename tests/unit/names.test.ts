import { expect, test } from "vitest";
import { authorOf, personOf } from "~/domain/identity/person";
import { newPseudonym, PSEUDONYMS } from "~/domain/identity/pseudonyms";
import { tellsIn } from "~/domain/identity/tells";

const BY = { userId: "a", handle: "ada", reputation: 40, pseudonym: "Patient Heron", revealedAt: null };

test("there are more than ten thousand pseudonyms of two words, the first and the last among them", () => {
  expect(PSEUDONYMS).toBeGreaterThan(10_000);
  for (const at of [0, 0.5, 0.999999]) expect(newPseudonym(() => at)).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
  const names = new Set(Array.from({ length: 500 }, () => newPseudonym(Math.random)));
  expect(names.size).toBeGreaterThan(450);
});

test("who goes by a pseudonym has no handle and no reputation for others, moderators among them", () => {
  const hidden = { name: "Patient Heron", handle: null, reputation: null, isViewer: false };
  expect(personOf(BY, null)).toEqual(hidden);
  expect(personOf(BY, { id: "b" })).toEqual(hidden);
  expect(personOf(BY, { id: "a" })).toEqual({ ...hidden, handle: "ada", isViewer: true });
});

test("once it is shown a name is one's own again", () => {
  const shown = { ...BY, revealedAt: "2026-06-15T12:00:00.000Z" };
  expect(personOf(shown, null)).toMatchObject({ name: "ada", handle: "ada", reputation: 40 });
  const row = { authorId: "a", author: "ada", authorPseudonym: null, authorRevealedAt: null };
  expect(authorOf(row, null)).toMatchObject({ name: "ada", reputation: null });
});

const PLAIN = { handle: "ada", repoUrl: "", texts: ["How I decided."], fileNames: ["notes.txt"] };

test.each([
  ["a text that holds the handle", { texts: ["By Ada, in May."] }, "The text holds your handle"],
  ["a file that is named after the handle", { fileNames: ["ada-triage.ipynb"] }, "A file’s name holds"],
  [
    "a repository on a known host",
    { repoUrl: "https://github.com/lovelace/x" },
    "names its owner, “lovelace”",
  ],
  ["a repository on a host of one's own", { repoUrl: "https://git.ada.example/x" }, "holds your handle"],
])("%s tells who somebody is", (_, posted, sentence) => {
  expect(tellsIn({ ...PLAIN, ...posted }).join(" ")).toContain(sentence);
});

test("words that only contain the handle, and a repository without an owner, tell nothing", () => {
  const posted = { texts: ["Adaptive metadata."], repoUrl: "https://anonymous.example/r/triage-1F3A" };
  expect(tellsIn({ ...PLAIN, ...posted })).toEqual([]);
});
