import { execFileSync } from "node:child_process";
import { expect } from "vitest";
import { PageCache } from "~/web/page-cache.server";
import { connect } from "~db/connection";
import { buildUser } from "../support/factories";
import { testOnBoth, type World } from "../support/world";

/** A cache whose pages say how many members there are, and how often a page was rendered. */
function countingCache(world: World) {
  const cache = new PageCache(world.connection.engine);
  let rendered = 0;
  const render = async () => {
    rendered += 1;
    const { n } = await world.ctx.db
      .selectFrom("users")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    return { status: 200, etag: String(n), headers: [], body: Buffer.from(String(n)) };
  };
  return {
    get: async (url = "/") => String((await cache.get(url, render)).body),
    rendered: () => rendered,
  };
}

const COLUMNS = "id, handle, handle_key, email, email_key, password_hash, bio, reputation, created_at";
const MEMBER = "('x', 'x', 'x', 'x', 'x', 'x', '', 0, '2026-01-01T00:00:00.000Z')";

/** Writes as a program of its own would. */
function insertInAnotherProcess({ engine, url }: World) {
  const statement = `insert into users (${COLUMNS}) values ${MEMBER}`;
  const program =
    engine === "sqlite"
      ? `new (require("better-sqlite3"))(process.argv[1].slice(5)).exec(process.argv[2])`
      : `const c = new (require("pg").Client)(process.argv[1]); c.connect().then(() => c.query(process.argv[2])).then(() => c.end())`;
  execFileSync(process.execPath, ["-e", program, url, statement]);
}

/** Does it again until nobody wrote meanwhile: on PostgreSQL every database of the server moves the version. */
async function undisturbed<T>({ connection }: World, act: () => Promise<T>): Promise<T> {
  for (;;) {
    const before = await connection.engine.dataVersion();
    const result = await act();
    if ((await connection.engine.dataVersion()) === before) return result;
  }
}

testOnBoth("a page is rendered once while nothing is written", async (world) => {
  const rendered = await undisturbed(world, async () => {
    const cache = countingCache(world);
    for (let i = 0; i < 5; i++) expect(await cache.get()).toBe("0");
    return cache.rendered();
  });
  expect(rendered).toBe(1);
});

testOnBoth("a page is never stale after a write of this process", async (world) => {
  const cache = countingCache(world);
  for (let i = 0; i < 20; i++) {
    expect(await cache.get()).toBe(String(i));
    await buildUser(world);
  }
});

testOnBoth(
  "a page is never stale after a write over another connection, however many ask at once",
  async (world) => {
    const cache = countingCache(world);
    const other = connect(world.url);
    const row = { handle: "", email: "", password_hash: "", bio: "", reputation: 0, created_at: world.now };
    for (let i = 1; i <= 20; i++) {
      const early = Array.from({ length: 5 }, () => cache.get());
      await other.db
        .insertInto("users")
        .values({ ...row, id: `u${i}`, handle_key: `k${i}`, email_key: `e${i}` })
        .execute();
      const late = await Promise.all(Array.from({ length: 5 }, () => cache.get()));
      expect(late).toEqual(Array(5).fill(String(i)));
      await Promise.all(early);
    }
    await other.db.destroy();
  },
);

testOnBoth("a page is never stale after a write of another process", async (world) => {
  const cache = countingCache(world);
  expect(await cache.get()).toBe("0");
  insertInAnotherProcess(world);
  expect(await cache.get()).toBe("1");
});

testOnBoth("a write that is rolled back leaves what visitors see", async (world) => {
  const cache = countingCache(world);
  await cache.get();
  const failing = world.ctx.db.transaction().execute(async (db) => {
    await db.updateTable("users").set({ bio: "x" }).execute();
    expect(await cache.get()).toBe("0");
    throw new Error("stop");
  });
  await expect(failing).rejects.toThrow("stop");
  expect(await cache.get()).toBe("0");
});

testOnBoth("visitors who ask for one missing page at once share one rendering", async (world) => {
  const rendered = await undisturbed(world, async () => {
    const cache = countingCache(world);
    const pages = await Promise.all(Array.from({ length: 50 }, () => cache.get()));
    expect(new Set(pages)).toEqual(new Set(["0"]));
    return cache.rendered();
  });
  expect(rendered).toBe(1);
});

testOnBoth("a page that failed or was not found is not kept", async (world) => {
  const cache = new PageCache(world.connection.engine);
  const page = (status: number) => async () => ({
    status,
    etag: "",
    headers: [],
    body: Buffer.from(String(status)),
  });
  await expect(cache.get("/", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect((await cache.get("/", page(404))).status).toBe(404);
  expect((await cache.get("/", page(200))).status).toBe(200);
  expect((await cache.get("/", page(404))).status).toBe(200);
});

testOnBoth("a page of ten megabytes is shown and not kept, and pushes out no other", async (world) => {
  const rendered = await undisturbed(world, async () => {
    const cache = new PageCache(world.connection.engine);
    let count = 0;
    const page = (size: number) => async () => {
      count += 1;
      return { status: 200, etag: "", headers: [], body: Buffer.alloc(size) };
    };
    await cache.get("/small", page(10));
    for (let i = 0; i < 8; i++)
      expect((await cache.get("/large", page(10_000_000))).body.length).toBe(10_000_000);
    await cache.get("/small", page(10));
    return count;
  });
  expect(rendered).toBe(9);
});
