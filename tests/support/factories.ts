import { emailKey, handleKey } from "~/domain/accounts/account";
import { addChallenge } from "~/domain/challenges/add-challenge.server";
import type { Viewer } from "~/domain/context.server";
import type { Fields } from "~/domain/parse";
import { submitReview } from "~/domain/reviews/submit-review.server";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { insertUser } from "~db/queries/users";
import type { World } from "./world";

let count = 0;

/** A member, written straight to the table: hashing a password is slow and tested elsewhere. */
export async function buildUser(
  world: World,
  overrides: Partial<{ handle: string; createdAt: string }> = {},
): Promise<Viewer> {
  count += 1;
  const handle = overrides.handle ?? `member${words(count)}`;
  const createdAt = overrides.createdAt ?? "2026-01-01T00:00:00.000Z";
  const id = world.ctx.newId();
  await insertUser(world.ctx.db, {
    id,
    handle,
    handle_key: handleKey(handle),
    email: `${handle}@example.org`,
    email_key: emailKey(`${handle}@example.org`),
    password_hash: "none",
    bio: "",
    reputation: 0,
    created_at: createdAt,
  });
  return { id, handle, reputation: 0, createdAt, isModerator: false };
}

/** Letters only, as digits of a handle may fold into letters. */
function words(n: number): string {
  return [...n.toString()].map((digit) => "abcdefghkm"[Number(digit)]).join("");
}

export async function buildChallenge(
  world: World,
  overrides: { author?: Viewer; [field: string]: unknown } = {},
): Promise<string> {
  const { author = await buildUser(world), ...fields } = overrides;
  const result = await addChallenge(world.as(author), {
    title: "Support-ticket triage",
    brief: "Triage tickets fast and well.",
    timeBoxHours: "4",
    tags: "nlp",
    ...(fields as Fields),
  });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.slug;
}

export const WRITE_UP =
  "## Problem and objective\n\nThe brief leaves fast undefined. I fixed 200 ms first.\n\n## Results\n\nIt held.";

export interface BuiltSolution {
  id: string;
  slug: string;
  author: Viewer;
}

/** A published solution. */
export async function buildSolution(
  world: World,
  { author, at, ...fields }: { author?: Viewer; at?: string; [field: string]: unknown } = {},
): Promise<BuiltSolution> {
  const writer = author ?? (await buildUser(world));
  const id = world.ctx.newId();
  const result = await publishRevision(world.as(writer, at), {
    id,
    mayCreate: true,
    fields: {
      title: "Ticket triage under a budget",
      brief: "Triage tickets.",
      body: WRITE_UP,
      ...(fields as Fields),
    },
  });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return { id, slug: result.slug, author: writer };
}

let forms = 0;

/** The form of a complete review that gives each dimension the same level, with a word that no other one has. */
export function reviewForm(level: 1 | 2 | 3 | 4 | 5 | "na" = 4, overrides: Fields = {}): Fields {
  const fields: Fields = {
    strength: "The budget comes first.",
    change: "Say what p95 is.",
    question: "Why 200 ms?",
  };
  for (const key of DIMENSION_KEYS) {
    fields[`score.${key}`] = String(level);
    fields[`reason.${key}`] = `Because of what it says about ${key}.`;
    fields[`quote.${key}`] = "I fixed 200 ms first.";
    fields[`step.${key}`] = "Name the measure.";
  }
  fields["reason.iteration"] += ` Seen ${++forms} times.`;
  return { ...fields, ...overrides };
}

/** A submitted review of a solution. */
export async function buildReview(
  world: World,
  solution: { id: string },
  {
    reviewer,
    level = 4,
    at,
    fields = {},
  }: { reviewer?: Viewer; level?: 1 | 2 | 3 | 4 | 5; at?: string; fields?: Fields } = {},
): Promise<{ id: string; reviewer: Viewer }> {
  const writer = reviewer ?? (await buildUser(world));
  const result = await submitReview(world.as(writer, at), solution.id, reviewForm(level, fields));
  if (!result.ok) throw new Error(JSON.stringify(result));
  return { id: result.reviewId, reviewer: writer };
}
