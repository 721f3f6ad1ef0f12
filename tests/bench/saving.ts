import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "~db/connection";
import { migrate } from "~db/migrate";
import { generate } from "./community/generate";
import { startSite } from "./load/processes";
import { addVisitors, joinSite } from "./load/visitors";

const SECONDS = 15;
const WRITERS = 3;

/** How much longer other pages take while long write-ups are rendered and published one after the other. */
const folder = mkdtempSync(join(tmpdir(), "rationale-bench-"));
const database = `file:${join(folder, "site.db")}`;
const connection = connect(database);
await migrate(connection.db);
await generate(connection, { solutions: 1000 });
const { solution, reader } = await addVisitors(connection);
const writers = await Promise.all(Array.from({ length: WRITERS }, () => joinSite(connection)));
await connection.db.destroy();
const site = await startSite(database);

const pages = {
  "solution page, made for one request": { cookie: `${reader}; held=${"x".repeat(43)}` },
  "solution page, kept": { cookie: reader },
};
const idle = await measurePages();
let published = 0;
let writing = true;
const load = writers.map(async ({ cookie }) => {
  while (writing) {
    const began = performance.now();
    const answer = await fetch(`${site.url}/solutions/new`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie, origin: site.url },
      body: new URLSearchParams({
        title: "A long write-up",
        brief: "Long.",
        body: longWriteUp(published),
        intent: "publish",
      }),
    });
    if (answer.status !== 303) throw new Error(`publishing answered ${answer.status}`);
    published += 1;
    if (published === 1)
      console.log(
        `one save of ${longWriteUp(0).length} characters: ${(performance.now() - began).toFixed(0)} ms`,
      );
  }
});
const busy = await measurePages();
writing = false;
await Promise.all(load);
console.log(
  `${published} write-ups published in ${SECONDS * Object.keys(pages).length} s by ${WRITERS} writers`,
);
for (const [name, { median, p99 }] of busy) {
  const before = idle.get(name);
  if (!before) continue;
  console.log(
    `${name}: median ${before.median.toFixed(1)} → ${median.toFixed(1)} ms, p99 ${before.p99.toFixed(1)} → ${p99.toFixed(1)} ms, ` +
      `${(median / before.median).toFixed(1)} and ${(p99 / before.p99).toFixed(1)} times`,
  );
}
await site.stop();
rmSync(folder, { recursive: true, force: true });

/** One request after the other, as one reader sends them. */
async function measurePages(): Promise<Map<string, { median: number; p99: number }>> {
  const results = new Map<string, { median: number; p99: number }>();
  for (const [name, headers] of Object.entries(pages)) {
    const times: number[] = [];
    const until = performance.now() + SECONDS * 1000;
    while (performance.now() < until) {
      const began = performance.now();
      const answer = await fetch(site.url + solution.path, { headers });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`the page answered ${answer.status}`);
      times.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    times.sort((a, b) => a - b);
    results.set(name, {
      median: times[Math.floor(times.length / 2)] ?? 0,
      p99: times[Math.floor(times.length * 0.99)] ?? 0,
    });
  }
  return results;
}

/** 12,000 words with 40 blocks of code, 30 formulas and 20 images. */
function longWriteUp(turn: number): string {
  const words = "the label is the queue that closed the ticket so it is late and sometimes wrong".split(" ");
  const sections: string[] = [`Write-up ${turn}.`];
  for (let i = 0; i < 60; i++) {
    const paragraph = Array.from({ length: 190 }, (_, j) => words[(i * 7 + j * 3) % words.length]).join(" ");
    sections.push(`## Section ${i}\n\n${paragraph}.`);
    if (i < 40)
      sections.push(`\`\`\`python\ndef f${i}(x):\n    return sum(v * ${i} for v in x if v > 0)\n\`\`\``);
    if (i < 30) sections.push(`$$\n\\hat{y}_{${i}} = \\frac{1}{n}\\sum_{k=1}^{n} x_k^{${i}}\n$$`);
    if (i < 20) sections.push(`![Figure ${i}](https://images.example/figure-${i}.png)`);
  }
  return sections.join("\n\n");
}
