import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { estimatesOf, HEADER, readEstimates, scoreFile } from "../support/score-files";
import vectors from "../support/scoring-vectors.json";

const ROOT = join(import.meta.dirname, "../..");

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "rationale-estimate-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

/** Runs the command as people do. */
function run(from: string, to: string) {
  return spawnSync("npm", ["run", "--silent", "scores:estimate", "--", from, to], {
    cwd: ROOT,
    encoding: "utf8",
  });
}

const leniencyFile = scoreFile(
  vectors.B_leniency.reviews.map(([item, reviewer, score]) => `${item},${reviewer},,score,${score},1`),
);

test("the command writes the worked example of estimated variances, and nothing else", () => {
  const place = folder();
  const [from, to] = [join(place, "in.csv"), join(place, "out.json")];
  writeFileSync(from, leniencyFile);
  expect(run(from, to)).toMatchObject({ status: 0, stdout: "", stderr: "" });
  const { items, reviewers } = JSON.parse(readFileSync(to, "utf8"));
  const { out } = vectors.B_leniency_em;
  expect(Object.keys(items)).toEqual(["0", "1", "2", "3", "4"]);
  out.items.forEach(({ mean, sd, lo90, hi90, rank }, i) => {
    expect(items[i].overall).toEqual({ mean, lo: lo90, hi: hi90, sd });
    expect(items[i].rank).toBe(rank);
    expect(items[i].dims.score.mean).toBe(mean);
  });
  out.reviewers.forEach(({ leniency }, r) => {
    expect(reviewers[r]).toEqual({ dims: { score: { leniency } } });
  });
  expect(readdirSync(place).sort()).toEqual(["in.csv", "out.json"]);
});

test("a file that is refused leaves what was there, says why in one line and exits with 1", () => {
  const place = folder();
  const [from, to] = [join(place, "in.csv"), join(place, "out.json")];
  writeFileSync(from, scoreFile(["a,r,,score,4,1", "a,s,,score,6,1"]));
  writeFileSync(to, "before");
  expect(run(from, to)).toMatchObject({
    status: 1,
    stdout: "",
    stderr: 'Line 3 has the score "6"; scores are numbers from 1 to 5.\n',
  });
  expect(readFileSync(to, "utf8")).toBe("before");
  const missing = run(join(place, "none.csv"), to);
  expect(missing.status).toBe(1);
  expect(missing.stderr).toMatch(/^ENOENT.*none\.csv'\n$/);
  expect(readdirSync(place).sort()).toEqual(["in.csv", "out.json"]);
});

test.each([
  ["nothing", "", "Line 1 should name the columns item_id, rater_id, author_id, dimension, score, assigned."],
  [
    "a header without two columns",
    "item_id,rater_id,score,dimension\n",
    "Line 1 does not name the column author_id, assigned.",
  ],
  ["a column twice", `${HEADER},score\n`, "Line 1 names the column score twice."],
  ["a row too short", scoreFile(["a,r,,score,4"]), "Line 2 has 5 fields; the header has 6."],
  ["no item", scoreFile(["a,r,,score,4,1", ",r,,score,4,1"]), "Line 3 has an empty item_id."],
  ["no rater", scoreFile(['a,"",,score,4,1']), "Line 2 has an empty rater_id."],
  ["no dimension", scoreFile(["a,r,,,4,1"]), "Line 2 has an empty dimension."],
  [
    "a score below 1",
    scoreFile(["a,r,,score,0.99,1"]),
    'Line 2 has the score "0.99"; scores are numbers from 1 to 5.',
  ],
  [
    "a score that is empty",
    scoreFile(["a,r,,score,,1"]),
    'Line 2 has the score ""; scores are numbers from 1 to 5.',
  ],
  [
    "a score in words",
    scoreFile(["a,r,,score,NaN,1"]),
    'Line 2 has the score "NaN"; scores are numbers from 1 to 5.',
  ],
  [
    "another word for assigned",
    scoreFile(["a,r,,score,4,yes"]),
    'Line 2 has "yes" as assigned; it is 0 or 1.',
  ],
  [
    "two authors of one item",
    scoreFile(["a,r,x,score,4,1", "b,r,y,score,4,1", "a,s,y,score,4,1"]),
    'Line 4 names "y" as the author of "a"; an earlier line names another.',
  ],
  [
    "a quote that stays open",
    scoreFile(["a,r,,score,4,1", '"b,r,,score,4,1']),
    "Line 3 opens a quote that is never closed.",
  ],
  ["text behind a quote", scoreFile(['"a"b,r,,score,4,1']), "Line 2 has text behind a closing quote."],
  [
    "a long row",
    scoreFile([`"${"a".repeat(1_000_001)}`]),
    "Line 2 is longer than a megabyte; the end of a quote may be missing.",
  ],
  [
    "lines in quotes before the row",
    scoreFile(['"a\n\nb",r,,score,4,1', "a,r,,score,9,1"]),
    'Line 5 has the score "9"; scores are numbers from 1 to 5.',
  ],
  [
    "65 dimensions",
    scoreFile(Array.from({ length: 65 }, (_, d) => `a,r,,d${d},4,1`)),
    "Line 66 names one dimension more than the 64 there can be.",
  ],
])("%s is refused", (_, file, message) => {
  expect(() => estimatesOf(file)).toThrow(new Error(message));
});

test("bytes that are not UTF-8 are refused", () => {
  const file = Buffer.from(scoreFile(["a,r,,score,4,1", "b\xff,r,,score,4,1"]), "latin1");
  expect(() => estimatesOf(file)).toThrow(
    "Line 3 has bytes in item_id that are not UTF-8; save the file as UTF-8.",
  );
});

test("quotes, CRLF, a byte order mark, other columns and their order, and a missing last line end change nothing", () => {
  const plain = scoreFile(["a,r,w,x,4.25,1", "a,s,w,x,3,0", "b,r,,y,2.5,1"]);
  const odd = [
    '\uFEFF"score",note,assigned,dimension,author_id,rater_id,item_id',
    '4.250,"said ""no"", twice\r\nor so",1,x,w,r,a',
    "",
    '3,,0,"x",w,"s",a',
    "2.5e0,,1.0,y,,r,b",
  ].join("\r\n");
  expect(estimatesOf(odd)).toBe(estimatesOf(plain));
  for (const size of [1, 2, 7]) expect(estimatesOf(odd, size)).toBe(estimatesOf(plain));
});

test("ids are taken as they are written", () => {
  const ids = ["a,b", 'say "a"', "01", "1", " 1", "é", "e\u0301", "__proto__", "a\nb", "日本", "\\u0061"];
  const quoted = ids.map((id) => `"${id.replaceAll('"', '""')}"`);
  const { items, reviewers } = readEstimates(scoreFile(quoted.map((id) => `${id},${id},,score,4,1`)));
  expect(new Set(Object.keys(items))).toEqual(new Set(ids));
  expect(new Set(Object.keys(reviewers))).toEqual(new Set(ids));
});

test("several scores by one reviewer for one item count as their mean", () => {
  const others = ["a,s,,x,3,1", "b,r,,x,2,1", "b,s,,x,4,1"];
  const once = estimatesOf(scoreFile(["a,r,,x,4,1", ...others]));
  expect(estimatesOf(scoreFile(["a,r,,x,5,1", ...others, "a,r,,x,3,1", "a,r,,x,4,1"]))).toBe(once);
});

test("reviews of one's own item are left out, wherever its author is named", () => {
  const others = ["a,s,r,x,3,1", "b,r,,x,2,1"];
  const without = estimatesOf(scoreFile(others));
  expect(estimatesOf(scoreFile(["a,r,,x,5,1", ...others]))).toBe(without);
  expect(readEstimates(scoreFile([...others, "c,t,t,x,5,1"])).items).not.toHaveProperty("c");
});

test("a file without rows gives no items and no reviewers", () => {
  expect(readEstimates(`${HEADER}\n`)).toEqual({ items: {}, reviewers: {} });
});

test("the command is there without a database and without a built site", () => {
  const bundle = readFileSync(join(ROOT, "build/scores/estimate.js"), "utf8");
  const imports = [...bundle.matchAll(/^import .* from "([^"]+)"/gm)].map(([, name]) => name);
  expect(imports.length).toBeGreaterThan(0);
  expect(imports.filter((name) => !name?.startsWith("node:"))).toEqual([]);
});
