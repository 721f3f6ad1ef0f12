import { expect } from "vitest";
import { answerPoint } from "~/domain/answers/answer-point.server";
import type { Ctx, MemberCtx } from "~/domain/context.server";
import type { Fields } from "~/domain/parse";
import { spotName, spotPath } from "~/domain/points/file-spot";
import { isLost, type PointView } from "~/domain/points/point";
import { viewPoints } from "~/domain/points/view-points.server";
import { pointsOnFile } from "~/domain/reading/points-on-file.server";
import { openReviews } from "~/domain/reviews/open-reviews.server";
import { submitReview } from "~/domain/reviews/submit-review.server";
import { filePage } from "~/domain/solutions/file-page.server";
import { buildWithFiles, CELLS, notebookOf, pointOn, publishFiles } from "../support/attached";
import { buildUser, reviewForm } from "../support/factories";
import { picture } from "../support/files";
import { submit } from "../support/review-form";
import { testOnBoth, type World } from "../support/world";

const [IMPORTS = "", LOAD = "", SPLIT = "", FIT = ""] = CELLS;

/** A solution with a notebook and a script, and a review with one point on them. */
async function withPoint(world: World, name: string, parts: Fields) {
  const contents = { "a.ipynb": notebookOf(CELLS), "train.py": CELLS.join("\n") };
  const solution = await buildWithFiles(world, contents);
  const reviewer = await buildUser(world);
  const reviewId = await submit(world.as(reviewer), solution.id, pointOn(solution.files[name], parts));
  return { solution, reviewer, reviewId };
}

async function pointOf(world: World, reviewId: string, on: number): Promise<PointView> {
  const [point] = (await viewPoints(world.ctx, [reviewId], on)).get(reviewId) ?? [];
  if (!point) throw new Error("no point");
  return point;
}

/** What a point is about in the latest revision, in words; null where it is not found. */
async function spotIn(world: World, reviewId: string, on: number) {
  const point = await pointOf(world, reviewId, on);
  expect(isLost(point)).toBe(point.fileNow === null);
  return point.fileNow && spotName(point.fileNow);
}

async function refusal(ctx: MemberCtx, id: string, fields: Fields) {
  const result = await submitReview(ctx, id, reviewForm(4, fields));
  return result.ok || result.problem !== "invalid" ? result : result.errors;
}

/** Who is shown what on the page of a file. */
async function seenBy(ctx: Ctx, about: { solutionId: string; fileId: string }) {
  const page = await filePage(ctx, { ...about, revision: null });
  if (!page) throw new Error("no page");
  const { sections, about: whole, mayPoint } = await pointsOnFile(ctx, page);
  const said = sections.filter(({ points }) => points.length > 0).map(({ part }) => part);
  return { said, whole: whole.length, mayPoint, pieces: sections.length, sections };
}

testOnBoth(
  "a point on a cell keeps the cell's first words, or those that were quoted from it",
  async (world) => {
    const { reviewId, solution } = await withPoint(world, "a.ipynb", { part: "3" });
    const point = await pointOf(world, reviewId, 1);
    expect(point.anchor).toMatchObject({ quote: SPLIT.replace("\n", " "), start: null, section: "" });
    expect(point.place).toBeNull();
    expect(point.file && spotName(point.file)).toBe("cell 3 of a.ipynb");
    const file = solution.files["a.ipynb"];
    expect(point.fileNow && spotPath(solution.id, point.fileNow)).toBe(
      `/solutions/${solution.id}/files/${file?.id}#nb-cell-3`,
    );
    const quoted = await submit(
      world.as(await buildUser(world)),
      solution.id,
      pointOn(file, { part: "4", quote: "C=0.3" }),
    );
    expect((await pointOf(world, quoted, 1)).anchor.quote).toBe("C=0.3");
  },
);

testOnBoth("words that stand in one cell alone say which cell is meant", async (world) => {
  const { reviewId } = await withPoint(world, "a.ipynb", { quote: "parse_dates" });
  expect(await spotIn(world, reviewId, 1)).toBe("cell 2 of a.ipynb");
  const other = await withPoint(world, "a.ipynb", { quote: "tickets" });
  expect(await spotIn(world, other.reviewId, 1)).toBe("a.ipynb");
});

testOnBoth("a file, a number or words that are not there are refused beside their field", async (world) => {
  const recorded = await picture({ width: 8, height: 8 }).png().toBuffer();
  const contents = { "a.ipynb": notebookOf(CELLS), "one.ipynb": notebookOf([FIT]), "plot.png": recorded };
  const solution = await buildWithFiles(world, { ...contents, "t.csv": "a,b\n1,2\n" });
  const foreign = await buildWithFiles(world, { "other.ipynb": notebookOf(CELLS) });
  const ctx = world.as(await buildUser(world));
  const { "a.ipynb": file, "one.ipynb": one, "plot.png": plot, "t.csv": table } = solution.files;
  const why = (fields: Fields) => refusal(ctx, solution.id, fields);
  const gone = { "point.1.section": expect.stringContaining("not in revision 1") };
  for (const id of [foreign.files["other.ipynb"]?.id ?? "", "none", "", "x".repeat(300), "'; --"])
    expect(await why(pointOn({ id }, { part: "1" }))).toEqual(gone);
  expect(await why(pointOn(file, { part: "5" }))).toEqual({
    "point.1.part": "a.ipynb has 4 cells. Give a number from 1 to 4.",
  });
  expect(await why(pointOn(one, { part: "2" }))).toEqual({
    "point.1.part": "one.ipynb has one cell. Its number is 1.",
  });
  expect(await why(pointOn(table, { part: "1" }))).toEqual({
    "point.1.part": "The page of t.csv has no numbers. Leave the number empty.",
  });
  expect(await why(pointOn(file, { part: "3", quote: "LogisticRegression" }))).toEqual({
    "point.1.quote": expect.stringContaining("not in cell 3 of a.ipynb"),
  });
  // These words are the write-up's.
  expect(await why(pointOn(file, { quote: "I fixed 200 ms first." }))).toMatchObject({
    "point.1.quote": expect.stringContaining("not in a.ipynb"),
  });
  expect(await why(pointOn(plot, { quote: "axis" }))).toEqual({
    "point.1.quote": expect.stringContaining("cannot be looked up"),
  });
  expect(await why(pointOn(plot))).toMatchObject({ ok: true });
});

testOnBoth("a point keeps its cell in a file of the same content, whatever it is called", async (world) => {
  const { solution, reviewId } = await withPoint(world, "a.ipynb", { part: "3" });
  await publishFiles(world, solution, { "a.ipynb": notebookOf(CELLS) });
  expect(await spotIn(world, reviewId, 2)).toBe("cell 3 of a.ipynb");
  await publishFiles(world, solution, { "renamed.ipynb": notebookOf(CELLS) });
  expect(await spotIn(world, reviewId, 3)).toBe("cell 3 of renamed.ipynb");
});

testOnBoth(
  "a cell is found in a notebook that changed, or said to be lost, and found when it comes back",
  async (world) => {
    const { solution, reviewId } = await withPoint(world, "a.ipynb", { part: "4" });
    const publish = (cells: string[]) => publishFiles(world, solution, { "a.ipynb": notebookOf(cells) });
    await publish(["import numpy as np  # for the seeds of what follows", ...CELLS]);
    expect(await spotIn(world, reviewId, 2)).toBe("cell 5 of a.ipynb");
    await publish([IMPORTS, LOAD, SPLIT, FIT.replace("C=0.3", "C=0.5")]);
    expect(await spotIn(world, reviewId, 3)).toBe("cell 4 of a.ipynb");
    await publish([IMPORTS, LOAD, SPLIT, "boosted = HistGradientBoostingClassifier().fit(train[features])"]);
    expect(await spotIn(world, reviewId, 4)).toBeNull();
    const { file, anchor, revision } = await pointOf(world, reviewId, 4);
    expect([file && spotName(file), revision, anchor.quote]).toEqual([
      "cell 4 of a.ipynb",
      1,
      FIT.replace("\n", " "),
    ]);
    await publish([FIT.replace("C=0.3", "C=0.5"), IMPORTS]);
    expect(await spotIn(world, reviewId, 5)).toBe("cell 1 of a.ipynb");
  },
);

testOnBoth("a line of a script and a whole file are followed, too", async (world) => {
  const line = await withPoint(world, "train.py", { part: "3" });
  expect((await pointOf(world, line.reviewId, 1)).anchor.quote).toBe(LOAD.split("\n")[0]);
  await publishFiles(world, line.solution, { "train.py": ["# Written by hand.", ...CELLS].join("\n") });
  expect(await spotIn(world, line.reviewId, 2)).toBe("line 4 of train.py");
  const whole = await withPoint(world, "train.py", {});
  await publishFiles(world, whole.solution, { "train.py": "pass\n", "other.py": "pass\n\n" });
  expect(await spotIn(world, whole.reviewId, 2)).toBe("train.py");
  await publishFiles(world, whole.solution, { "other.py": "pass\n\n" });
  expect(await spotIn(world, whole.reviewId, 3)).toBeNull();
});

testOnBoth("a point of a review on an earlier revision is found in the latest", async (world) => {
  const solution = await buildWithFiles(world, { "a.ipynb": notebookOf(CELLS) });
  await publishFiles(world, solution, {
    "a.ipynb": notebookOf(["print('before it all, and longer')", ...CELLS]),
  });
  const fields = { ...pointOn(solution.files["a.ipynb"], { part: "2" }), revision: "1" };
  const reviewId = await submit(world.as(await buildUser(world)), solution.id, fields);
  expect(await spotIn(world, reviewId, 2)).toBe("cell 3 of a.ipynb");
});

testOnBoth("a point on a cell is adopted when the cell changed, not when the write-up did", async (world) => {
  const { solution, reviewId } = await withPoint(world, "a.ipynb", { part: "4" });
  const point = (await pointOf(world, reviewId, 1)).id;
  const done = async (revision: string) => {
    const fields = { point, answer: "done", revision, reason: "" };
    expect(await answerPoint(world.as(solution.author), reviewId, fields)).toMatchObject({ ok: true });
    return (await pointOf(world, reviewId, Number(revision))).adoption;
  };
  await publishFiles(world, solution, { "a.ipynb": notebookOf([SPLIT, ...CELLS.slice(0, 2), FIT]) });
  expect(await done("2")).toBe("passage-same");
  await publishFiles(world, solution, {
    "a.ipynb": notebookOf([...CELLS.slice(0, 3), `${FIT}  # Why: cheap.`]),
  });
  expect(await done("3")).toBe("adopted");
});

testOnBoth(
  "a file's page shows points beside their cell, but not to whom the reviews are sealed",
  async (world) => {
    const { solution, reviewer, reviewId } = await withPoint(world, "a.ipynb", { part: "2" });
    const fileId = solution.files["a.ipynb"]?.id ?? "";
    const about = { solutionId: solution.id, fileId };
    const open = { said: [2], mayPoint: false, pieces: 2, whole: 0 };
    for (const ctx of [world.ctx, world.as(solution.author), world.as(reviewer)])
      expect(await seenBy(ctx, about)).toMatchObject(open);
    const other = world.as(await buildUser(world));
    expect(await seenBy(other, about)).toMatchObject({ said: [], mayPoint: true, pieces: 4 });
    await openReviews(other, solution.id);
    const { sections, ...seen } = await seenBy(other, about);
    expect(seen).toMatchObject({ said: [2], mayPoint: true, pieces: 4 });
    expect(sections[1]?.points).toMatchObject([
      { reviewId, kind: "must-fix", reviewer: { name: reviewer.handle } },
    ]);
    expect(sections[1]?.html).toContain('id="nb-cell-2"');

    const next = await publishFiles(world, solution, { "a.ipynb": notebookOf([FIT, ...CELLS.slice(0, 3)]) });
    const now = { ...about, fileId: next["a.ipynb"]?.id ?? "" };
    expect(await seenBy(world.ctx, now)).toMatchObject({ said: [3] });
    // The one of revision 1 still has it where it was made, and nobody can make another one there.
    expect(await seenBy(other, about)).toMatchObject({ said: [2], mayPoint: false });
  },
);
