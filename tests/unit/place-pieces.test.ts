import { expect, test } from "vitest";
import { placeAnchors } from "~/domain/anchoring/place-anchors.server";
import { placePieces } from "~/domain/anchoring/place-pieces.server";

const IMPORTS =
  "import pandas as pd\nimport numpy as np\nfrom sklearn.linear_model import LogisticRegression";
const LOAD = 'tickets = pd.read_csv("tickets.csv", parse_dates=["opened"])\ntickets.head()';
const SPLIT =
  "train = tickets[tickets.opened < '2026-03-01']\ntest = tickets[tickets.opened >= '2026-03-01']";
const FIT = "model = LogisticRegression(max_iter=500, C=0.3)\nmodel.fit(train[features], train.team)";
const SCORE = "accuracy = (model.predict(test[features]) == test.team).mean()\nprint(f'{accuracy:.3f}')";
const CELLS = [IMPORTS, LOAD, SPLIT, FIT, SCORE];

/** Where each cell of a notebook is in its next version. */
async function follow(before: string[], after: string[]) {
  return placePieces(async (job) => placeAnchors(job), { before, after, wanted: [...before.keys()] });
}

test("pieces that stay are found where they are, in their order", async () => {
  expect(await follow(CELLS, CELLS)).toEqual([0, 1, 2, 3, 4]);
});

test("pieces are found behind new ones, and after they moved", async () => {
  const plot = "train.team.value_counts().plot.barh(title='Tickets by team, before the split')";
  expect(await follow(CELLS, ["# Triage", IMPORTS, SPLIT, plot, LOAD, FIT, SCORE])).toEqual([1, 4, 2, 5, 6]);
});

test("white space at the ends of lines and deeper indentation are no change", async () => {
  const indented = FIT.replaceAll("\n", "\r\n    ");
  expect(await follow(CELLS, [IMPORTS, LOAD, SPLIT, indented, SCORE])).toEqual([0, 1, 2, 3, 4]);
});

test("a piece that changed a little is found, one that changed a lot is not", async () => {
  const little = FIT.replace("C=0.3", "C=0.25");
  const much = "model = HistGradientBoostingClassifier(max_depth=4)\nmodel.fit(train[features], train.team)";
  expect(await follow(CELLS, [IMPORTS, LOAD, SPLIT, little, SCORE])).toEqual([0, 1, 2, 3, 4]);
  expect(await follow(CELLS, [IMPORTS, LOAD, SPLIT, much, SCORE])).toEqual([0, 1, 2, null, 4]);
});

test("a piece that is gone is nowhere, however like its neighbours are", async () => {
  const fits = [1, 2, 3, 4].map((c) => `model_${c} = LogisticRegression(max_iter=500, C=0.${c}).fit(X, y)`);
  const [one = "", two = "", , four = ""] = fits;
  expect(await follow([IMPORTS, ...fits, SCORE], [IMPORTS, one, two, four, SCORE])).toEqual([
    0,
    1,
    2,
    null,
    3,
    4,
  ]);
});

test("of two alike pieces the one that went is not found where the other one stayed", async () => {
  const show = "tickets.head()";
  const found = await follow([LOAD, show, SPLIT, FIT, show, SCORE], [LOAD, show, SPLIT, FIT, SCORE]);
  expect(found).toEqual([0, 1, 2, 3, null, 4]);
});

test("a piece that was put into a much longer one, or cut in two, is not found", async () => {
  const [imports, rest] = [IMPORTS, `${LOAD}\n${SPLIT}\n${FIT}`];
  expect(await follow(CELLS, [imports, rest, SCORE])).toEqual([0, null, null, null, 2]);
  const [fit = "", call = ""] = FIT.split("\n");
  expect(await follow(CELLS, [IMPORTS, LOAD, SPLIT, fit, call, SCORE])).toEqual([0, 1, 2, null, 5]);
});

test("an empty piece is nowhere, and markup in pieces is text", async () => {
  const markup = '</pre><h2 id="x">Not a heading</h2> & "quotes" <script>of a string</script> in a cell';
  expect(await follow([IMPORTS, "", markup, FIT], ["", FIT, markup, IMPORTS])).toEqual([3, null, 2, 1]);
});

test("texts too long to search are not searched, and a search that took too long says so", async () => {
  const long = Array.from({ length: 60 }, (_, i) => `cell_${i} `.repeat(1500));
  expect(await follow([FIT, ...long], [FIT])).toEqual([null, ...long.map(() => null)]);
  const hurried = await placePieces(async () => null, { before: CELLS, after: CELLS, wanted: [0] });
  expect(hurried).toBeNull();
});
