import type { Lift } from "./lift";
import { meanOf } from "./measures";
import type { Quality } from "./quality";
import { nameOf, type SiteResult } from "./site";

const LIFT_GOAL = 0.05;

/** Prints a table: a name and what was measured, each as its mean over the seeds and from the least to the most. */
export function printTable(title: string, rows: [string, number[]][]) {
  console.log(`\n${title}`);
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, values] of rows) console.log(`  ${name.padEnd(width)}  ${summary(values)}`);
}

function summary(values: number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return `${format(meanOf(values))}  (${format(least)} to ${format(most)})`;
}

function format(value: number): string {
  return (Object.is(value, -0) ? 0 : value).toFixed(3).padStart(7);
}

export function printQuality(title: string, results: Quality[]) {
  const each = (read: (one: Quality) => number) => results.map(read);
  const wins = results.filter(
    ({ rmse, tau }) => rmse.ours < Math.min(rmse.mean, rmse.imdb) && tau.ours > Math.max(tau.mean, tau.imdb),
  );
  printTable(title, [
    ["RMSE, ours", each(({ rmse }) => rmse.ours)],
    ["RMSE, plain mean", each(({ rmse }) => rmse.mean)],
    ["RMSE, IMDb-like", each(({ rmse }) => rmse.imdb)],
    ["IMDb's weight, best in hindsight", each(({ imdbWeight }) => imdbWeight)],
    ["tau, ours", each(({ tau }) => tau.ours)],
    ["tau, ours by rank", each(({ tau }) => tau.oursByRank)],
    ["tau, plain mean", each(({ tau }) => tau.mean)],
    ["tau, IMDb-like", each(({ tau }) => tau.imdb)],
    ["coverage of 90 %, overall", each(({ coverage }) => coverage.overall)],
    ["coverage of 90 %, dimensions", each(({ coverage }) => coverage.dimensions)],
    ["width of 90 %, overall", each(({ width }) => width)],
    ["estimate less truth", each(({ bias }) => bias)],
  ]);
  console.log(`  better than both by RMSE and tau in ${wins.length} of ${results.length} seeds`);
}

export function printLift(title: string, lifts: Lift[]) {
  const each = (read: (one: Lift) => number) => lifts.map(read);
  printTable(title, [
    ["lift, plain mean", each(({ mean }) => mean)],
    ["lift, IMDb-like with 3", each(({ imdb }) => imdb)],
    ["lift, ours", each(({ ours }) => ours)],
    ["lift, ours, the one that gains most", each(({ oursMost }) => oursMost)],
    ["more in the first 100", each(({ entries }) => entries)],
    ["places climbed", each(({ climb }) => climb)],
    ["largest fall of an honest first 20", each(({ drop }) => drop)],
  ]);
  const kept = lifts.filter(({ ours }) => ours <= LIFT_GOAL).length;
  console.log(`  lift of at most ${LIFT_GOAL} in ${kept} of ${lifts.length} seeds`);
}

/** What whole sites came to, over all seeds. */
export function printSites(results: SiteResult[]) {
  printQuality(
    "What the site shows",
    results.map(({ shown }) => shown),
  );
  printQuality(
    "A full fit of the same reviews",
    results.map(({ fitted }) => fitted),
  );
  printTable("Coverage of 90 %, overall, of what the site shows", [
    ["never revised, in no ring", results.map(({ covered }) => covered.fromHonest)],
    ["lifted by a ring", results.map(({ covered }) => covered.fromRings)],
    ["revised and looked at again", results.map(({ covered }) => covered.revised)],
  ]);
  printTable("Between the two, in levels", [
    ["on average", results.map(({ apart }) => apart.mean)],
    ["at most", results.map(({ apart }) => apart.most)],
  ]);
  for (const [i, [key]] of (results[0]?.lifts ?? []).entries())
    printLift(
      nameOf(key),
      results.flatMap(({ lifts }) => lifts[i]?.[1] ?? []),
    );
  const points = results.map(({ points }) => points);
  printTable("Points of farmed reviews, as a share of what as many honest ones earn", [
    ["points of an honest review", points.map(({ perReview }) => perReview)],
    ...(points[0]?.gains ?? []).map(([key], i): [string, number[]] => [
      nameOf(key),
      points.map(({ gains }) => gains[i]?.[1].ofReviews ?? 0),
    ]),
  ]);
  printTable("Points that a farmer gained, as a share of those of an honest reviewer", [
    ["points of an honest reviewer", points.map(({ perReviewer }) => perReviewer)],
    ...(points[0]?.gains ?? []).map(([key], i): [string, number[]] => [
      nameOf(key),
      points.map(({ gains }) => gains[i]?.[1].ofReviewer ?? 0),
    ]),
  ]);
  printTable("What rules take from honest members, as a share of what they would have", [
    ["the tenth that reviews most, on average", points.map(({ heavyLoss }) => heavyLoss.mean)],
    ["the tenth that reviews most, at most", points.map(({ heavyLoss }) => heavyLoss.most)],
    ["anybody with 50 points or more, at most", points.map(({ honestLoss }) => honestLoss.most)],
    [
      "share of these that lose more than 2 %",
      points.map(({ honestLoss: { over, of } }) => (of > 0 ? over / of : 0)),
    ],
  ]);
  const rules = [...new Set(points.flatMap(({ takenBy }) => [...takenBy.keys()]))].sort();
  const byRule = (rule: string) => points.map(({ takenBy }) => takenBy.get(rule) ?? 0);
  const taking = rules.filter((rule) => rule !== "unproven");
  if (taking.length > 0)
    printTable(
      "Points taken from honest members, by rule",
      taking.map((rule) => [rule, byRule(rule)]),
    );
  printTable("Points of honest members that are not lost", [
    ["waits until its rater has reviewed", byRule("unproven")],
  ]);
}
