import { readdirSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { refuse } from "~/web/guards.server";
import { buildBlindCommunity, type Role, SECRETS } from "../support/blind-community";
import { post, visit } from "../support/pages";
import { testOnBoth, type World } from "../support/world";

type Community = Awaited<ReturnType<typeof buildBlindCommunity>>;
type Secret = keyof typeof SECRETS;

/** Who may see what; everybody else may not, on no page. */
const MAY_SEE: Record<Secret, Role[]> = {
  authorName: ["author"],
  reviewerName: ["blindReviewer"],
  review: ["visitor", "author", "blindReviewer", "fellow"],
  heldReview: ["visitor", "author", "blindReviewer", "fellow"],
  replyByAuthor: ["visitor", "author", "blindReviewer", "fellow"],
  medalOfBlind: ["blindReviewer"],
  medalOfNamed: ["author", "fellow"],
  medalOfSolution: ["visitor", "member", "author", "blindReviewer", "fellow", "moderator"],
  reviewDraft: ["drafting"],
  nextDraft: ["author"],
};

/** Every route of the site with the addresses under which it is asked for. A new route fails the test until it is here. */
const ADDRESSES: Record<string, (it: Community) => string[]> = {
  $: () => ["/feed.xml", "/api/solutions", "/sitemap.xml"],
  _index: () => ["/"],
  "challenges.$slug": () => ["/challenges/none"],
  "challenges.$slug_.takedown": () => ["/challenges/none/takedown"],
  "challenges._index": () => ["/challenges", "/challenges?tag=nlp"],
  "challenges.new": () => ["/challenges/new"],
  "drafts.$kind.$id": ({ solution }) => [`/drafts/review/${solution.id}`, `/drafts/solution/${solution.id}`],
  "drafts.$kind.$id_.copies": ({ solution }) => [
    `/drafts/review/${solution.id}/copies`,
    `/drafts/solution/${solution.id}/copies`,
  ],
  "drafts._index": () => ["/drafts"],
  "cases.$id": ({ caseId, reportIds }) => [
    `/cases/${caseId}`,
    ...reportIds.map((id) => `/cases/${id}`),
    "/cases/none",
  ],
  "guide._index": () => ["/guide"],
  "guide.health": () => ["/guide/health"],
  "guide.reputation": () => ["/guide/reputation"],
  "guide.reviewing._index": () => ["/guide/reviewing"],
  "guide.reviewing.gallery": () => ["/guide/reviewing/gallery"],
  "guide.reviewing.practice.$slug": () => ["/guide/reviewing/practice/none"],
  "guide.scores": () => ["/guide/scores"],
  "guide.writing": () => ["/guide/writing"],
  login: () => ["/login"],
  logout: () => ["/logout"],
  "moderation._index": () => ["/moderation"],
  "moderation.cases.$id": ({ caseId, reportIds }) => [
    `/moderation/cases/${caseId}`,
    ...reportIds.map((id) => `/moderation/cases/${id}`),
    "/moderation/cases/none",
  ],
  "moderation.cases._index": () => ["/moderation/cases", "/moderation/cases?decided=1"],
  "moderation.log": () => ["/moderation/log"],
  "notifications.$id": () => ["/notifications/none"],
  "notifications._index": () => ["/notifications"],
  preview: () => ["/preview"],
  review: () => ["/review"],
  "reviews.$id": (it) => [`/reviews/${it.reviewId}`, `/reviews/${it.fellowReviewId}`, "/reviews/none"],
  "reviews.$id_.round": (it) => [`/reviews/${it.reviewId}/round`, `/reviews/${it.fellowReviewId}/round`],
  signup: () => ["/signup"],
  "solutions.$id.$slug": ({ solution }) => [
    `/solutions/${solution.id}/${solution.slug}`,
    `/solutions/${solution.id}/${solution.slug}?view=skim`,
  ],
  "solutions.$id._index": ({ solution }) => [`/solutions/${solution.id}`],
  "solutions.$id_.compare": ({ solution }) => [`/solutions/${solution.id}/compare?from=1&to=2`],
  "solutions.$id_.edit": ({ solution }) => [`/solutions/${solution.id}/edit`],
  "solutions.$id_.files.$file": ({ solution, fileId }) => [`/solutions/${solution.id}/files/${fileId}`],
  "solutions.$id_.files._index": ({ solution }) => [`/solutions/${solution.id}/files`],
  "solutions.$id_.review": ({ solution }) => [`/solutions/${solution.id}/review`],
  "solutions.$id_.revisions.$n": ({ solution }) => [`/solutions/${solution.id}/revisions/1`],
  "solutions.$id_.revisions.$n_.captions[.]vtt": ({ solution }) => [
    `/solutions/${solution.id}/revisions/1/captions.vtt`,
  ],
  "solutions.$id_.rounds": ({ solution }) => [`/solutions/${solution.id}/rounds`],
  "solutions.$id_.scores": ({ solution }) => [
    `/solutions/${solution.id}/scores`,
    `/solutions/${solution.id}/scores?round=1`,
  ],
  "solutions.$id_.takedown": ({ solution }) => [`/solutions/${solution.id}/takedown`],
  "solutions.$id_.triage": ({ solution }) => [`/solutions/${solution.id}/triage`],
  "solutions.$id_.walkthrough": ({ solution }) => [`/solutions/${solution.id}/walkthrough`],
  "solutions._index": () => [
    "/solutions",
    "/solutions?sort=new",
    "/solutions?sort=needs-review",
    "/solutions?sort=rising",
    "/solutions?sort=improved",
    "/solutions?tag=nlp",
    "/solutions?sort=wrong",
  ],
  "solutions.new": () => ["/solutions/new"],
  "u.$handle._index": () => [
    "/u/fellow",
    "/u/drafting",
    `/u/${SECRETS.authorName}`,
    `/u/${SECRETS.reviewerName}`,
  ],
  "u.$handle.report-card": () => [
    "/u/fellow/report-card",
    `/u/${SECRETS.authorName}/report-card`,
    `/u/${SECRETS.reviewerName}/report-card`,
  ],
  "u.$handle.reputation": () => [
    "/u/fellow/reputation",
    `/u/${SECRETS.authorName}/reputation`,
    `/u/${SECRETS.reviewerName}/reputation`,
  ],
};

/** Forms that anybody may send, and what each role is answered. */
function forms({ solution, reviewId, caseId }: Community): [string, Record<string, string>][] {
  const { id, slug } = solution;
  return [
    [`/drafts/review/${id}`, { strength: "x", version: "0" }],
    [`/drafts/solution/${id}`, { title: "x", version: "0" }],
    [`/drafts/reply/${reviewId}`, { body: "x", version: "0" }],
    ["/preview", { body: "x", id }],
    [`/reviews/${reviewId}`, { intent: "rate", rating: "wrong" }],
    [`/reviews/${reviewId}`, { intent: "reply", body: "" }],
    [`/reviews/${reviewId}`, { intent: "answer-point", point: "none" }],
    [`/reviews/${reviewId}`, { intent: "flag", reason: "other", note: "" }],
    [`/solutions/${id}/${slug}`, { intent: "wrong" }],
    [`/solutions/${id}/review`, { intent: "submit" }],
    [`/solutions/${id}/rounds`, { intent: "request" }],
    [`/solutions/${id}/triage`, { reason: "" }],
    [`/solutions/${id}/takedown`, { reason: "" }],
    [`/u/${SECRETS.authorName}`, { intent: "wrong" }],
    ["/review", { intent: "claim", solution: id }],
    [`/cases/${caseId}`, { appeal: "" }],
    [`/moderation/cases/${caseId}`, { intent: "stand", id: caseId, why: "" }],
  ];
}

interface Answer {
  address: string;
  text: string;
}

/** Everything that the site answers to a viewer. */
async function crawl(world: World, it: Community, role: Role): Promise<Answer[]> {
  const viewer = it.viewers[role];
  const answers: Answer[] = [];
  const keep = async (address: string, answer: Response) => {
    expect(answer.status, address).toBeLessThan(500);
    const text = `${answer.headers.get("location") ?? ""}\n${await answer.text()}`;
    answers.push({ address, text });
  };
  for (const address of Object.values(ADDRESSES).flatMap((addresses) => addresses(it)))
    await keep(address, await visit(world, address, viewer));
  for (const [address, fields] of forms(it))
    await keep(`POST ${address}`, await post(world, address, fields, viewer));
  return answers;
}

/** What stands in the answers although a role may not see it. */
function leaks(it: Community, answers: Answer[], role: Role): string[] {
  const found: string[] = [];
  for (const { address, text } of answers) {
    for (const [secret, word] of Object.entries(SECRETS)) {
      if (MAY_SEE[secret as Secret].includes(role) || !text.includes(word)) continue;
      // Somebody's own page names them; then nothing on it may lead to what they wrote under a pseudonym.
      if (!address.includes(word)) found.push(`${role} reads ${secret} at ${address}`);
    }
    if (!isOwnPage(address, role) && text.includes(it.solution.id))
      found.push(`${role} is led from ${address} to what was posted under a pseudonym`);
  }
  return found;
}

/** Whether an address is none of the pages of the two who go by a pseudonym, or the viewer's own. */
function isOwnPage(address: string, role: Role): boolean {
  const owner = address.includes(SECRETS.authorName)
    ? "author"
    : address.includes(SECRETS.reviewerName)
      ? "blindReviewer"
      : role;
  return owner === role;
}

const ROLES: Role[] = ["visitor", "member", "drafting", "blindReviewer", "fellow", "author", "moderator"];

test("every route is crawled", () => {
  const folder = join(import.meta.dirname, "../../app/routes");
  const routes = readdirSync(folder).map((name) => name.replace(/\.tsx?$/, ""));
  expect(Object.keys(ADDRESSES).sort()).toEqual(routes.sort());
});

testOnBoth(
  "nobody is shown a name, a review or a draft that is kept from them, on any page",
  async (world) => {
    const it = await buildBlindCommunity(world);
    const answers = new Map<Role, Answer[]>();
    for (const role of ROLES) answers.set(role, await crawl(world, it, role));
    expect(ROLES.flatMap((role) => leaks(it, answers.get(role) ?? [], role))).toEqual([]);

    // The same answers in the wrong hands: the crawl would have found them.
    const misled = (reads: Role, meantFor: Role) => leaks(it, answers.get(meantFor) ?? [], reads).join("\n");
    expect(misled("visitor", "author")).toContain("visitor reads authorName at /");
    expect(misled("visitor", "author")).toContain("visitor reads nextDraft at /drafts");
    expect(misled("visitor", "author")).toContain(`visitor is led from /u/${SECRETS.authorName} to`);
    expect(misled("author", "blindReviewer")).toContain("author reads reviewerName at /reviews/");
    expect(misled("drafting", "visitor")).toContain("drafting reads review at /reviews/");
    expect(misled("drafting", "visitor")).toMatch(/drafting reads review at \S+\/files\/\w/);
    expect(misled("drafting", "visitor")).toContain("drafting reads review at /guide/reviewing/gallery");
    expect(misled("moderator", "drafting")).toContain("moderator reads reviewDraft at");
    expect(misled("author", "blindReviewer")).toContain("author reads medalOfBlind at /reviews/");
    expect(misled("visitor", "fellow")).toContain("visitor reads medalOfNamed at /reviews/");
    expect(misled("drafting", "member")).toContain("drafting reads medalOfSolution at /solutions");
  },
);

testOnBoth("scores are shown to nobody who is to judge first, or to read first", async (world) => {
  const it = await buildBlindCommunity(world);
  const page = `/solutions/${it.solution.id}/${it.solution.slug}`;
  const textOf = async (address: string, role: Role) =>
    (await visit(world, address, it.viewers[role])).text();
  for (const role of ROLES) {
    const isShown = ["visitor", "blindReviewer", "fellow"].includes(role);
    expect((await textOf(page, role)).includes('class="bars"'), role).toBe(isShown);
    const arithmetic = await textOf(`/solutions/${it.solution.id}/scores`, role);
    expect(arithmetic.includes('id="overall"'), role).toBe(isShown);
  }
  const rows = { drafting: "sealed while you review", author: "shown once you answer" } as const;
  for (const [role, sentence] of Object.entries(rows) as [keyof typeof rows, string][]) {
    for (const address of ["/", "/solutions", "/solutions?tag=nlp", `/u/${SECRETS.authorName}`]) {
      const text = await textOf(address, role);
      if (!text.includes(it.solution.id)) continue;
      expect(text, address).toContain(sentence);
      expect(text, address).not.toMatch(/90.% interval/);
    }
  }
  expect(await textOf("/solutions", "member")).toMatch(/90.% interval/);
});

test("no data request reaches a loader", () => {
  const headers = { host: "rationale.example" };
  for (const url of ["/?_data=root", "/solutions?_data=routes/x", "/solutions.data", "/__manifest?p=/"]) {
    const answer = refuse({ method: "GET", url, headers } as IncomingMessage, { origin: null });
    expect(answer?.status, url).toBe(400);
  }
});
