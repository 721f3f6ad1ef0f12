import { removeAttachment } from "~/domain/attachments/remove-attachment.server";
import type { MemberCtx } from "~/domain/context.server";
import type { Draft } from "~/domain/drafts/draft";
import type { FieldErrors, Fields } from "~/domain/parse";
import { saveWalkthroughDraft } from "~/domain/solutions/save-walkthrough-draft.server";
import {
  type WalkthroughField,
  walkthroughErrors,
  walkthroughFields,
} from "~/domain/walkthroughs/walkthrough";
import type { RequestContext } from "./context.server";
import { forgetHeld } from "./held-forms.server";
import { badRequest, notFound, seeOther } from "./responses.server";
import type { UploadForm } from "./upload-form.server";
import { attachUploads } from "./uploads.server";

/** The form as it comes back: what was sent, and what is to be said of it. */
export interface SentWalkthrough {
  fields: Record<WalkthroughField, string>;
  /** Of the draft that it was made from or saved as; null for the one that the page knows. */
  version: number | null;
  state: "saved" | "unsaved" | "conflict";
  errors: FieldErrors;
  conflict: Draft | null;
  status: number;
}

interface Sent {
  request: Request;
  context: RequestContext;
  ctx: MemberCtx;
  form: UploadForm;
  /** Of the solution. */
  id: string;
}

/**
 * Does what the buttons of the walkthrough's page say. A recording that came along is taken, and chosen where none was.
 * Throws the Response that leads on; returns the form where it has to be shown again, with all that was typed.
 */
export async function submitWalkthrough(sent: Sent): Promise<SentWalkthrough> {
  const { intent, removeTake } = sent.form.fields;
  if (!removeTake && !["draft", "save"].includes(intent ?? ""))
    throw badRequest("Say whether to stay with the walkthrough or to go back to the write-up.");
  const { walkthroughTake } = sent.form.fields;
  const isChosen = removeTake !== undefined && removeTake === walkthroughTake;
  const saved = await save(sent, isChosen ? { ...sent.form.fields, walkthroughTake: "" } : sent.form.fields);
  if ("status" in saved) return saved;
  if (removeTake) {
    await removeAttachment(sent.ctx, sent.id, removeTake);
    throw await leadOn(sent, `/solutions/${sent.id}/walkthrough#takes`);
  }
  const taken = await take(sent, saved);
  if ("status" in taken) return taken;
  if (intent !== "save") throw await leadOn(sent, `/solutions/${sent.id}/walkthrough?saved=1`);
  const errors = walkthroughErrors(taken.fields);
  if (Object.keys(errors).length > 0) return again(taken, { errors, status: 422 });
  throw await leadOn(sent, `/solutions/${sent.id}/edit?saved=1#walkthrough`);
}

interface Saved {
  fields: Fields;
  version: number;
}

async function save({ ctx, id }: Sent, fields: Fields): Promise<Saved | SentWalkthrough> {
  const saved = await saveWalkthroughDraft(ctx, id, fields);
  if (saved.ok) return { fields, version: saved.version };
  if (saved.problem === "missing") throw notFound();
  const kept = { fields, version: null };
  if (saved.problem === "invalid")
    return again(kept, { state: "unsaved", errors: saved.errors, status: 422 });
  const { theirs } = saved;
  return again(kept, { state: "conflict", conflict: theirs, version: theirs.version, status: 409 });
}

/** Takes the recording that was sent, and chooses it where no other one is. */
async function take(sent: Sent, saved: Saved): Promise<Saved | SentWalkthrough> {
  const { ctx, context, form, id } = sent;
  const { attachments, refused, status } = await attachUploads(context, { ctx, solutionId: id, form });
  if (refused.length > 0) {
    const errors = { take: refused.map(({ name, problem }) => `${name}: ${problem}`).join(" ") };
    return again(saved, { errors, status: status === 200 ? 422 : status });
  }
  const [added] = attachments;
  if (!added || saved.fields.walkthroughTake) return saved;
  const version = String(saved.version);
  return save(sent, { ...saved.fields, walkthroughTake: added.id, version, replaces: "" });
}

async function leadOn(sent: Sent, path: string): Promise<Response> {
  await forgetHeld(sent);
  return seeOther(path);
}

function again(
  { fields, version }: { fields: Fields; version: number | null },
  change: Partial<SentWalkthrough>,
): SentWalkthrough {
  return {
    fields: walkthroughFields(fields),
    version,
    state: "saved",
    errors: {},
    conflict: null,
    status: 200,
    ...change,
  };
}
