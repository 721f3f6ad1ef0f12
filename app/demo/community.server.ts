import { editBio } from "../domain/accounts/edit-bio.server";
import { signUp } from "../domain/accounts/sign-up.server";
import { addChallenge } from "../domain/challenges/add-challenge.server";
import type { Ctx, MemberCtx } from "../domain/context.server";
import { replyToReview } from "../domain/discussion/reply-to-review.server";
import { askTakedown } from "../domain/moderation/ask-takedown.server";
import type { Fields } from "../domain/parse";
import { endorseReview } from "../domain/reviews/endorse-review.server";
import { rateReview } from "../domain/reviews/rate-review.server";
import { submitReview } from "../domain/reviews/submit-review.server";
import { DIMENSION_KEYS } from "../domain/rubric/rubric";
import { publishRevision } from "../domain/solutions/publish-revision.server";
import { saveSolutionDraft } from "../domain/solutions/save-solution-draft.server";
import { saveWalkthroughDraft } from "../domain/solutions/save-walkthrough-draft.server";
import { before, DAY, dayOf, HOUR } from "../domain/time";
import type { DemoChallenge, DemoReview, DemoRevision, DemoSolution } from "./content";
import { attachFiles, withAddresses } from "./files.server";
import type { DEMO_MEMBERS } from "./members";
import { workFields } from "./work-fields";

export const PASSWORD = "how-did-you-decide";

/** The use cases, called as the members would; what was made is found again by what the demo says of it. */
export class Community {
  readonly #members = new Map<
    string,
    { id: string; handle: string; reputation: number; createdAt: string; isModerator: boolean }
  >();
  readonly #challengeSlugs = new Map<string, string>();
  readonly #solutionIds = new Map<DemoSolution, string>();
  readonly #reviewIds = new Map<DemoReview, string>();

  constructor(readonly ctx: Ctx) {}

  async join({ handle, bio, joinedDaysAgo }: (typeof DEMO_MEMBERS)[number]) {
    const ctx = this.at(joinedDaysAgo);
    const result = await signUp(ctx, { handle, email: `${handle}@example.org`, password: PASSWORD });
    if (!result.ok) throw failure("sign-up", handle, result);
    this.#members.set(handle, {
      id: result.userId,
      handle,
      reputation: 0,
      createdAt: ctx.now,
      isModerator: false,
    });
    await editBio(this.as(handle, joinedDaysAgo), bio);
  }

  async challenge(challenge: DemoChallenge, daysAgo: number) {
    const { title, brief, tags, timeBoxHours } = challenge;
    const fields = { title, brief, tags: tags.join(", "), timeBoxHours: String(timeBoxHours) };
    const result = await addChallenge(this.as(challenge.author, daysAgo), fields);
    if (!result.ok) throw failure("challenge", title, result);
    this.#challengeSlugs.set(title, result.slug);
  }

  async publish(solution: DemoSolution, revision: DemoRevision) {
    const ctx = this.as(solution.author, revision.daysAgo);
    const id = this.#solutionIds.get(solution) ?? ctx.newId();
    const fields: Fields = {
      title: solution.title,
      challenge: solution.challenge ? (this.#challengeSlugs.get(solution.challenge) ?? "unknown") : "",
      brief: solution.brief ?? "",
      ...(await this.#prepare(ctx, id, revision)),
      ask: solution.ask,
      tags: solution.tags.join(", "),
      repoUrl: solution.repoUrl ?? "",
      repoCommit: solution.repoCommit ?? "",
      changeNote: revision.changeNote,
    };
    if (solution.embargo) {
      fields.embargoUntil = dayOf(this.#time(-solution.embargo.daysAhead));
      fields.invited = solution.embargo.invited.join(", ");
    }
    if (solution.blind) fields.blind = "1";
    const result = await publishRevision(ctx, { id, fields, mayCreate: true });
    if (!result.ok) throw failure("solution", solution.title, result);
    this.#solutionIds.set(solution, id);
  }

  /** Files and a walkthrough can only be added to a draft. Returns the write-up with the files' addresses, and the draft's version. */
  async #prepare(ctx: MemberCtx, id: string, revision: DemoRevision): Promise<Fields> {
    const { writeUp, files = [], walkthrough } = revision;
    if (files.length === 0 && !walkthrough) return { body: writeUp };
    const draft = await saveSolutionDraft(ctx, { id, fields: { body: writeUp }, mayCreate: true });
    if (!draft.ok) throw failure("draft", id, draft);
    if (walkthrough) {
      const fields = { walkthroughUrl: walkthrough.url, walkthroughScript: walkthrough.script };
      const saved = await saveWalkthroughDraft(ctx, id, fields);
      if (!saved.ok) throw failure("walkthrough", id, saved);
    }
    const body = withAddresses(writeUp, id, await attachFiles(ctx, id, files));
    return { body, version: String(draft.version) };
  }

  async review(solution: DemoSolution, review: DemoReview) {
    const fields: Fields = { strength: review.strength, change: review.change, question: review.question };
    for (const key of DIMENSION_KEYS) {
      const { score, reason, quote, step } = review.scores[key];
      fields[`score.${key}`] = score === null ? "na" : String(score);
      fields[`reason.${key}`] = reason;
      fields[`quote.${key}`] = quote ?? "";
      fields[`step.${key}`] = step ?? "";
    }
    Object.assign(fields, workFields(solution.work?.[review.by]));
    const id = this.idOf(solution);
    const result = await submitReview(this.as(review.by, review.daysAgo), id, fields);
    if (!result.ok) throw failure(`review by ${review.by}`, solution.title, result);
    this.#reviewIds.set(review, result.reviewId);
  }

  async rate(solution: DemoSolution, review: DemoReview, rating: NonNullable<DemoReview["rating"]>) {
    const fields = { rating: rating.value, reason: rating.reason ?? "" };
    const result = await rateReview(
      this.as(solution.author, rating.daysAgo),
      this.reviewIdOf(review),
      fields,
    );
    if (!result.ok) throw failure(`rating of ${review.by}`, solution.title, result);
  }

  async reply(review: DemoReview, { by, body, daysAgo }: DemoReview["replies"][number]) {
    const result = await replyToReview(this.as(by, daysAgo), this.reviewIdOf(review), { body });
    if (!result.ok) throw failure("reply", by, result);
  }

  async endorse(review: DemoReview, handle: string, daysAgo: number) {
    const result = await endorseReview(this.as(handle, daysAgo), this.reviewIdOf(review));
    if (!result.ok) throw failure("endorsement", handle, result);
  }

  async askForRemoval(solution: DemoSolution) {
    const address = { kind: "solution" as const, id: this.idOf(solution) };
    const fields = {
      contact: "hiring@example.com",
      relation: "acts",
      reason:
        "We set an exercise like this one in our interviews. Please look whether this brief is our text.",
    };
    const result = await askTakedown(this.ctx, address, { fields });
    if (!result.ok) throw failure("request about", solution.title, result);
  }

  /** Nobody's context, so many days ago. */
  at(daysAgo: number): Ctx {
    return { ...this.ctx, now: this.#time(daysAgo) };
  }

  /** A member's context, so many days ago. */
  as(handle: string, daysAgo: number): MemberCtx {
    const viewer = this.#members.get(handle);
    if (!viewer) throw new Error(`The demo has no member ${handle}`);
    return { ...this.at(daysAgo), viewer };
  }

  idOf(solution: DemoSolution): string {
    return this.#solutionIds.get(solution) ?? "";
  }

  reviewIdOf(review: DemoReview): string {
    return this.#reviewIds.get(review) ?? "";
  }

  #time(daysAgo: number): string {
    return before(this.ctx.now, daysAgo * DAY + HOUR / 4);
  }
}

/** What to throw where a use case refuses something of the demo. */
export function failure(what: string, name: string, result: object) {
  return new Error(`The demo's ${what} “${name}” was refused: ${JSON.stringify(result)}`);
}
