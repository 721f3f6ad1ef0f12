import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import type { Visitors } from "./visitors";

/** One kind of request. */
export interface Scenario {
  name: string;
  status: number;
  /** The request to send next. */
  next(): ScenarioRequest;
  /** Whether all requests are one and the same, which costs the client a third of the time. */
  steady: boolean;
}

export interface ScenarioRequest {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Everything that is measured, in this order. `url` is the site's: a form has to name its origin. */
export function createScenarios(url: string, visitors: Visitors, frontPageTag: string): Scenario[] {
  const { solution, reader, sealedReader } = visitors;
  return [
    get("front page, visitor, kept", "/"),
    get("front page, visitor, kept, gzip", "/", { "accept-encoding": "gzip" }),
    { ...get("front page, visitor, 304", "/", { "if-none-match": frontPageTag }), status: 304 },
    get("list, visitor, kept", "/solutions"),
    get("solution, visitor, kept", solution.path),
    get("solution, member, kept", solution.path, { cookie: reader }),
    get("solution, visitor, made", solution.path, { cookie: NEVER_KEPT }),
    get("solution, member, reviews open, made", solution.path, { cookie: `${reader}; ${NEVER_KEPT}` }),
    get("solution, member, reviews sealed, made", solution.path, {
      cookie: `${sealedReader}; ${NEVER_KEPT}`,
    }),
    get("front page, member, made", "/", { cookie: `${reader}; ${NEVER_KEPT}` }),
    get("list, member, made", "/solutions", { cookie: `${reader}; ${NEVER_KEPT}` }),
    { name: "post a review", status: 303, steady: false, next: reviews(url, visitors) },
  ];
}

/** Who has forms held for them gets a page that is made for this one request. */
const NEVER_KEPT = `held=${"x".repeat(43)}`;

function get(name: string, path: string, headers: Record<string, string> = {}): Scenario {
  return { name, status: 200, steady: true, next: () => ({ method: "GET", path, headers }) };
}

/** Each time another reviewer and another solution. */
function reviews(url: string, { reviewers, solutions }: Visitors): Scenario["next"] {
  const body = new URLSearchParams(reviewFields()).toString();
  let count = 0;
  return () => {
    count += 1;
    const headers = {
      "content-type": "application/x-www-form-urlencoded",
      cookie: reviewers[count % reviewers.length] ?? "",
      origin: url,
    };
    const solution = solutions[count % solutions.length];
    return { method: "POST", path: `/solutions/${solution}/review`, headers, body };
  };
}

function reviewFields(): Record<string, string> {
  const fields: Record<string, string> = {
    intent: "submit",
    strength: "The budget comes first, and every later choice is measured against it.",
    change: "Say what the 95th percentile is, and on how many requests it was measured.",
    question: "Why 200 ms, and what would have changed at 400?",
  };
  DIMENSION_KEYS.forEach((key, i) => {
    fields[`score.${key}`] = String(2 + (i % 4));
    fields[`reason.${key}`] =
      `The write-up says what was decided about ${key}, with **numbers** for two of them.`;
    fields[`quote.${key}`] = "I fixed 200 ms first.";
    fields[`step.${key}`] = "Name the measure beside the number.";
  });
  return fields;
}
