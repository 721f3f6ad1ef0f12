import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import type { APIRequestContext } from "@playwright/test";
import { sql } from "kysely";
import { connect } from "../../db/connection";
import { wrongTotals } from "../support/ledger";
import { join, publish, reviewForm, SOLUTION, withoutSlug } from "../support/people";
import { expect, test } from "../support/site";
import { emptyPostgres, runServer } from "../support/sites.global";

const CLIENTS = 6;
const WRITES = 200;

/** An address that the server acknowledged, and the texts that it has to show. */
interface Acknowledged {
  path: string;
  texts: string[];
}

test("every solution and review that was acknowledged is there after the server was killed", {
  tag: "@both",
}, async ({ ownSite, client }) => {
  const first = await ownSite();
  const people = await Promise.all(Array.from({ length: CLIENTS }, () => client(first.url)));
  await Promise.all(people.map((person) => join(person, "ada")));
  const acknowledged: Acknowledged[] = [];
  const writing = people.map((person, i) => writeUntilTheEnd(person, `Writer ${i}`, acknowledged));
  await expect.poll(() => acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(WRITES);
  await first.kill();
  await Promise.all(writing);

  const second = await ownSite();
  const lost: string[] = [];
  for (const { path, texts } of acknowledged) {
    const html = await (await fetch(second.url + path)).text();
    lost.push(...texts.filter((text) => !html.includes(text)).map((text) => `${path}: ${text}`));
  }
  expect(lost).toEqual([]);
  const [someone] = people;
  expect((await someone?.get(`${second.url}/solutions/new`))?.status()).toBe(200);
});

test("after the server was killed every total is what the ledger says", { tag: "@both" }, async ({
  ownSite,
  client,
  database,
}) => {
  const first = await ownSite();
  const people = await Promise.all(Array.from({ length: 4 }, () => client(first.url)));
  await Promise.all(people.map((person) => join(person, "ada")));
  const rated: (() => Promise<void>)[] = [];
  for (const author of people) {
    const id = withoutSlug(await publish(author));
    for (const reviewer of people.filter((person) => person !== author)) {
      const form = { ...reviewForm("Bob", "3"), intent: "submit" };
      const answer = await reviewer.post(`${id}/review`, { form });
      const review = (answer.headers().location ?? "").split(/[?#]/)[0] ?? "";
      rated.push(() => rateUntilTheEnd(author, review));
    }
  }
  const rating = rated.map((rate) => rate());
  await expect.poll(() => countEvents(database.url), { timeout: 60_000 }).toBeGreaterThan(WRITES);
  await first.kill();
  await Promise.all(rating);
  await ownSite();

  const { db } = connect(database.url);
  expect(await wrongTotals(db)).toEqual([]);
  await db.destroy();
});

test("a request under way is answered when the server is told to end", { tag: "@both" }, async ({
  ownSite,
}) => {
  const site = await ownSite();
  const posting = await beginPosting(site.url);
  const began = Date.now();
  const stopped = site.stop();
  const isOpen = () =>
    fetch(`${site.url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(isOpen).toBe(false);

  posting.end("word=secret");
  const [answer] = (await once(posting, "response")) as [IncomingMessage];
  expect(answer.resume().statusCode).toBe(422);
  await stopped;
  expect(Date.now() - began).toBeLessThan(10_000);
});

test("a client that never finishes does not keep the server from ending", async ({ ownSite }) => {
  const site = await ownSite();
  const posting = await beginPosting(site.url);
  posting.on("error", () => {});
  const began = Date.now();
  await site.stop();
  expect(Date.now() - began).toBeLessThan(10_000);
});

const MISTAKES = {
  "PORT is not a number": { PORT: "eighty" },
  "PORT is above 65535": { PORT: "99999" },
  "DATABASE_URL is neither file:PATH nor postgres://…": { DATABASE_URL: "mysql://localhost/site" },
  "ORIGIN is not an origin": { ORIGIN: "rationale.example" },
  "RATE_LIMITS is neither on nor off": { RATE_LIMITS: "maybe" },
};

for (const [complaint, env] of Object.entries(MISTAKES)) {
  test(`the start is refused in one line: ${complaint}`, async ({ database }) => {
    const { code, stdout, stderr } = await runServer({ DATABASE_URL: database.url, ...env });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^Cannot start: [^\n]+\n$/);
    expect(stderr).toContain(complaint);
  });
}

test("the start is refused in one line where no database answers", async () => {
  const { code, stderr } = await runServer({ DATABASE_URL: "postgres://nobody@localhost:1/site" });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^[^\n]*:1\b[^\n]*\n$/);
});

test("the start is refused in one line where the port is taken", async ({ ownSite, database }) => {
  const { port } = new URL((await ownSite()).url);
  const { code, stderr } = await runServer({ DATABASE_URL: database.url, PORT: port });
  expect(code).toBe(1);
  expect(stderr).toMatch(new RegExp(`^[^\\n]*:${port}\\b[^\\n]*\\n$`));
});

test("the start on a PostgreSQL that is not migrated names the command that migrates it", async () => {
  const database = await emptyPostgres();
  const { code, stderr } = await runServer({ DATABASE_URL: database.url });
  await database.drop();
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Cannot start: [^\n]*npm run db:migrate[^\n]*\n$/);
});

/** Posts solutions and reviews those of others until no answer comes; notes down what was acknowledged. */
async function writeUntilTheEnd(person: APIRequestContext, name: string, acknowledged: Acknowledged[]) {
  try {
    for (let count = 1; ; count += 1) {
      const mark = `${name} number ${count}`;
      const before = acknowledged.filter(({ path }) => path.startsWith("/solutions/"));
      const path = await publish(person, { body: `${SOLUTION.body}\n\n${mark} ends here.` });
      acknowledged.push({ path, texts: [`${mark} ends here.`] });

      const other = before.findLast(({ texts }) => !texts[0]?.startsWith(name));
      if (!other) continue;
      const form = { ...reviewForm(mark), intent: "submit" };
      const answer = await person.post(`${withoutSlug(other.path)}/review`, { form });
      if (answer.status() !== 303) continue;
      const texts = Object.values(form).filter((text) => text.startsWith(mark));
      acknowledged.push({ path: answer.headers().location ?? "", texts });
    }
  } catch {
    // The server is gone.
  }
}

/** Changes the rating of a review until no answer comes. */
async function rateUntilTheEnd(author: APIRequestContext, review: string) {
  const ratings = ["very-helpful", "helpful", "not-helpful"];
  try {
    for (let count = 0; ; count += 1) {
      const rating = ratings[count % ratings.length] ?? "";
      await author.post(review, { form: { intent: "rate", rating, reason: "Because." } });
    }
  } catch {
    // The server is gone.
  }
}

async function countEvents(url: string): Promise<number> {
  const { db } = connect(url);
  const { rows } = await sql<{ n: number }>`select count(*) as n from reputation_events`.execute(db);
  await db.destroy();
  return Number(rows[0]?.n);
}

/** Sends the head of a form, which the server has seen once this returns, and not yet its body. */
async function beginPosting(site: string) {
  const headers = {
    origin: site,
    "content-type": "application/x-www-form-urlencoded",
    "content-length": "11",
    expect: "100-continue",
  };
  const posting = request(`${site}/login`, { method: "POST", headers, agent: false });
  posting.flushHeaders();
  await once(posting, "continue");
  return posting;
}
