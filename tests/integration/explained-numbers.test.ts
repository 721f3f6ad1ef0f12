import { expect, test } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { replyToReview } from "~/domain/discussion/reply-to-review.server";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { buildChallenge, buildReview, buildSolution, buildUser, WRITE_UP } from "../support/factories";
import { visit } from "../support/pages";
import { ask, confirming, look, revise } from "../support/rounds";
import { isUnlinked, unexplained } from "../support/unexplained";
import { testOnBoth, type World } from "../support/world";

/** A community in which everything that can be a number is one. */
async function buildNumbers(world: World) {
  const challenge = await buildChallenge(world);
  const author = await buildUser(world, { handle: "author" });
  const solution = await buildSolution(world, { author, challenge, brief: "", tags: "nlp" });
  const first = await buildReview(world, solution, { level: 3, fields: { "score.framing": "5" } });
  const second = await buildReview(world, solution, { level: 4, fields: { "score.framing": "1" } });
  for (const { id } of [first, second]) await replyToReview(world.as(author), id, { body: "Thanks." });
  await revise(world, solution, `${WRITE_UP}\n\n## Limits\n\nNone is older than a year.`);
  await ask(world, solution, { all: "1" });
  const higher = DIMENSION_KEYS.flatMap((key) => [
    [`score.${key}`, "5"],
    [`reason.${key}`, "It says so now."],
  ]);
  await look(world, first, confirming(Object.fromEntries(higher)));
  await world.ctx.db.updateTable("users").set({ reputation: 4321 }).where("id", "=", author.id).execute();
  const page = `/solutions/${solution.id}/${solution.slug}`;
  const pages = [
    ...["/", "/solutions", "/solutions?sort=new", "/solutions?sort=rising", "/solutions?sort=improved"],
    ...[page, `${page}?view=skim`, `/solutions/${solution.id}/revisions/1`],
    ...[`/solutions/${solution.id}/compare?from=1&to=2`, `/reviews/${first.id}`],
    ...["/challenges", `/challenges/${challenge}`, "/u/author", "/u/author/reputation"],
    ...[`/u/${first.reviewer.handle}`, "/moderation/log"],
  ];
  const members = [
    "/review",
    "/notifications",
    "/drafts",
    `/solutions/${solution.id}/rounds`,
    "/solutions/new",
  ];
  const shown: Viewer = { ...author, reputation: 4321 };
  return { pages, members, author: shown, reviewer: first.reviewer, solution };
}

testOnBoth("every score on every page leads to its arithmetic", async (world) => {
  const { pages, members, author, reviewer, solution } = await buildNumbers(world);
  const found: string[] = [];
  let links = 0;
  for (const viewer of [null, author, reviewer]) {
    for (const path of viewer ? [...pages, ...members] : pages) {
      const html = await (await visit(world, path, viewer)).text();
      links += html.split(`/solutions/${solution.id}/scores`).length - 1;
      found.push(...unexplained(html).map((words) => `${path}: ${words}`));
    }
  }
  expect(found).toEqual([]);
  expect(links).toBeGreaterThan(30);
});

testOnBoth("every number of points leads to the ledger", async (world) => {
  const { pages, members, author } = await buildNumbers(world);
  const found: string[] = [];
  for (const path of [...pages, ...members, "/guide/reputation"]) {
    if (path === "/u/author/reputation") continue;
    const html = await (await visit(world, path, author)).text();
    for (const text of ["4,321", "4321"])
      if (isUnlinked(html, text, /^\/u\/author\/reputation$/)) found.push(path);
  }
  expect(found).toEqual([]);
  expect(isUnlinked(await (await visit(world, "/u/author")).text(), "4,321", /^\/nowhere$/)).toBe(true);
});

test("a score without a link is noticed, one with it and one that somebody wrote are not", () => {
  const page = (main: string) => `<html><head></head><body><main>${main}</main></body></html>`;
  expect(unexplained(page('<td class="num">Overall <b>3.4</b></td>'))).toHaveLength(1);
  expect(unexplained(page('<a href="/solutions/x/y">4.25</a>'))).toHaveLength(1);
  expect(unexplained(page('<a href="/solutions/x/scores#framing"><b>3.4</b></a>'))).toEqual([]);
  expect(unexplained(page('<div class="text">Latency fell to 3.4 s.</div>'))).toEqual([]);
});
