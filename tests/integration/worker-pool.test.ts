import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createWorkerPool, type WorkerPoolOptions, WorkersBusy } from "../../app/web/worker-pool.server";

const workerFile = fileURLToPath(new URL("../../build/server/worker.js", import.meta.url));

/** Takes marked minutes. */
const HOSTILE = "**a*b ".repeat(16_000);

async function withPool<T>(
  use: (pool: ReturnType<typeof createWorkerPool>) => Promise<T>,
  options: Partial<WorkerPoolOptions> = {},
): Promise<T> {
  const pool = createWorkerPool({ workerFile, timeoutMs: 500, ...options });
  try {
    return await use(pool);
  } finally {
    await pool.close();
  }
}

test("texts come back rendered in their order", () =>
  withPool(async (pool) => {
    const rendered = await pool.render(["# One", "*two*", ""]);

    expect(rendered.map(({ plain }) => plain)).toEqual([false, false, false]);
    expect(rendered[0]?.outline).toEqual([{ depth: 2, id: "wu-one", text: "One" }]);
    expect(rendered[1]?.html).toBe("<p><em>two</em></p>\n");
    expect(await pool.render([])).toEqual([]);
  }));

test("a text that takes too long comes back plain in bounded time, and the next one renders", () =>
  withPool(async (pool) => {
    await pool.render(["warm"]);
    const started = performance.now();

    const [hostile] = await pool.render([HOSTILE]);

    expect(performance.now() - started).toBeLessThan(5000);
    expect(hostile).toMatchObject({ plain: true, outline: [], words: 16_000 * 2 });
    expect(hostile?.html).toBe(`<pre class="plain">${HOSTILE}</pre>`);
    expect(await pool.render(["*next*"])).toMatchObject([{ html: "<p><em>next</em></p>\n", plain: false }]);
  }));

test("of several texts only the hostile one comes back plain", () =>
  withPool(async (pool) => {
    const rendered = await pool.render(["*a*", HOSTILE, "*b*"]);

    expect(rendered.map(({ plain }) => plain)).toEqual([false, true, false]);
    expect(rendered[2]?.html).toBe("<p><em>b</em></p>\n");
  }));

test("hostile texts do not use up the time of those that wait behind them", () =>
  withPool(async (pool) => {
    const hostile = [pool.render([HOSTILE]), pool.render([HOSTILE])];
    const [good] = await pool.render(["*good*"]);

    expect(good?.plain).toBe(false);
    expect((await Promise.all(hostile)).flat().map(({ plain }) => plain)).toEqual([true, true]);
  }));

test("calls beyond the queue are refused, those within it are answered", () =>
  withPool(async (pool) => {
    const calls = await Promise.allSettled(Array.from({ length: 150 }, () => pool.render(["*a*"])));
    const refused = calls.filter(({ status }) => status === "rejected");

    expect(refused).toHaveLength(48);
    expect(refused[0]).toMatchObject({ reason: expect.any(WorkersBusy) });
    expect(await pool.render(["*a*"])).toHaveLength(1);
  }));

test("closing answers what was accepted and refuses the rest", async () => {
  const pool = createWorkerPool({ workerFile });
  const accepted = pool.render(["*a*"]);
  const closed = pool.close();

  await expect(pool.render(["*b*"])).rejects.toThrow(WorkersBusy);
  expect(await accepted).toMatchObject([{ plain: false }]);
  await closed;
});

test("a worker that cannot start is an error and makes no text plain", async () => {
  const pool = createWorkerPool({ workerFile: `${workerFile}.missing` });

  await expect(pool.render(["*a*"])).rejects.toThrow("Cannot find module");
  await pool.close();
});

test("one member's texts do not hold up another's", () =>
  withPool(async (pool) => {
    await pool.render(["warm"]);
    const hostile = Array.from({ length: 8 }, () => pool.render([HOSTILE], {}, "one"));
    const started = performance.now();

    expect(await pool.render(["*a*"], {}, "another")).toMatchObject([{ plain: false }]);

    expect(performance.now() - started).toBeLessThan(2500);
    await Promise.allSettled(hostile);
  }));

test("an owner's calls beyond the room of one owner are refused, and nobody else's", () =>
  withPool(
    async (pool) => {
      const calls = await Promise.allSettled(
        Array.from({ length: 6 }, () => pool.render(["*a*"], {}, "one")).concat(
          pool.render(["*b*"], {}, "another"),
        ),
      );
      expect(calls.map(({ status }) => status)).toEqual([
        ...Array(3).fill("fulfilled"),
        ...Array(3).fill("rejected"),
        "fulfilled",
      ]);
    },
    { perOwner: { running: 1, waiting: 2 } },
  ));

test("of one owner's calls no more run at a time than may", () =>
  withPool(
    async (pool) => {
      await pool.render(["warm"]);
      const started = performance.now();
      await Promise.all([pool.render([HOSTILE], {}, "one"), pool.render([HOSTILE], {}, "one")]);
      expect(performance.now() - started).toBeGreaterThan(990);
    },
    { perOwner: { running: 1, waiting: 2 } },
  ));

test("a call that has waited for too long is refused", () =>
  withPool(
    async (pool) => {
      const hostile = [pool.render([HOSTILE]), pool.render([HOSTILE])];
      await expect(pool.render(["*a*"])).rejects.toThrow(WorkersBusy);
      await Promise.all(hostile);
      expect(await pool.render(["*a*"])).toHaveLength(1);
    },
    { waitMs: 100 },
  ));
