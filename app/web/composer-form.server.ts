import { FILES_MAX } from "~/domain/attachments/attachment";
import { removeAttachment, restoreAttachment } from "~/domain/attachments/remove-attachment.server";
import type { MemberCtx } from "~/domain/context.server";
import { type Draft, draftVersion } from "~/domain/drafts/draft";
import type { Fields } from "~/domain/parse";
import { ownDraftFiles } from "~/domain/solutions/preview-write-up.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { saveSolutionDraft } from "~/domain/solutions/save-solution-draft.server";
import type { SentComposer } from "~/domain/solutions/sent-composer";
import { solutionFields, solutionPath } from "~/domain/solutions/solution";
import type { RequestContext } from "./context.server";
import { forgetHeld } from "./held-forms.server";
import { previewHtml } from "./preview.server";
import { notFound, seeOther } from "./responses.server";
import type { UploadForm } from "./upload-form.server";
import { attachUploads } from "./uploads.server";

interface Sent {
  request: Request;
  context: RequestContext;
  ctx: MemberCtx;
  form: UploadForm;
  id: string;
  /** Whether the form may begin a solution. */
  mayCreate: boolean;
}

/**
 * Does what the composer's buttons say, but for those that only a published solution has: then null. Throws the
 * Response that leads on; returns the form where it has to be shown again, with all that was typed.
 */
export async function submitComposer(sent: Sent): Promise<(SentComposer & { status: number }) | null> {
  const form = await answer(sent);
  return form && { ...form, files: await ownDraftFiles(sent.ctx, sent.id) };
}

type Answer = Omit<SentComposer, "files"> & { status: number };

async function answer(sent: Sent): Promise<Answer | null> {
  const { intent, removeFile, restoreFile } = sent.form.fields;
  if (removeFile || restoreFile) return changeFiles(sent, { removeFile, restoreFile });
  switch (intent) {
    case "preview":
      return withFiles(sent, preview);
    case "import":
      return withFiles(sent, importInto);
    case "draft":
      return saveAnd(sent, (id) => seeOther(`/solutions/${id}/edit?saved=1`));
    case "walkthrough":
      return saveAnd(sent, (id) => seeOther(`/solutions/${id}/walkthrough`));
    case "publish":
      return publish(sent);
    default:
      return null;
  }
}

function again(sent: Sent, change: Partial<Answer>): Answer {
  return {
    id: sent.id,
    fields: solutionFields(sent.form.fields),
    version: draftVersion(sent.form.fields),
    state: "unsaved",
    errors: {},
    preview: null,
    conflict: null,
    imported: null,
    status: 200,
    ...change,
  };
}

/** Saves the draft and takes its files, which need a solution to belong to. Returns the new version, or the form. */
async function save(sent: Sent): Promise<{ version: number } | Answer> {
  const { ctx, context, form, id, mayCreate } = sent;
  const saved = await saveSolutionDraft(ctx, { id, fields: form.fields, mayCreate });
  if (!saved.ok) {
    if (saved.problem === "missing") throw notFound();
    if (saved.problem === "invalid") return again(sent, { errors: saved.errors, status: 422 });
    return again(sent, conflictWith(saved.theirs));
  }
  const taken = await attachUploads(context, { ctx, solutionId: id, form });
  const { version } = saved;
  if (taken.refused.length > 0) {
    const files = taken.refused.map(({ name, problem }) => `${name}: ${problem}`).join(" ");
    const status = taken.status === 200 ? 422 : taken.status;
    return again(sent, { state: "saved", version, errors: { files }, status });
  }
  return { version };
}

function conflictWith(theirs: Draft): Partial<Answer> {
  return { state: "conflict", conflict: theirs, version: theirs.version, status: 409 };
}

async function saveAnd(sent: Sent, lead: (id: string) => Response): Promise<Answer> {
  const result = await save(sent);
  if ("fields" in result) return result;
  await forgetHeld(sent);
  throw lead(sent.id);
}

async function changeFiles(
  sent: Sent,
  { removeFile = "", restoreFile = "" }: { removeFile?: string; restoreFile?: string },
): Promise<Answer> {
  const { ctx, id } = sent;
  const result = await save(sent);
  if ("fields" in result) return result;
  await forgetHeld(sent);
  if (removeFile && (await removeAttachment(ctx, id, removeFile)))
    throw seeOther(`/solutions/${id}/edit?${new URLSearchParams({ removed: removeFile })}#files`);
  const restored = restoreFile ? await restoreAttachment(ctx, id, restoreFile) : null;
  if (restored?.ok === false && restored.problem === "full") {
    const files = `A solution has at most ${FILES_MAX} files. Remove one first.`;
    return again(sent, { state: "saved", version: result.version, errors: { files }, status: 409 });
  }
  throw seeOther(`/solutions/${id}/edit#files`);
}

/** Takes the files of a form that is shown again, since a browser cannot show chosen files again. */
async function withFiles(sent: Sent, act: (sent: Sent) => Promise<Answer>): Promise<Answer> {
  if (sent.form.files.length + sent.form.refused.length === 0) return act(sent);
  const result = await save(sent);
  return "fields" in result ? result : { ...(await act(sent)), version: result.version };
}

async function preview(sent: Sent): Promise<Answer> {
  const { context, ctx, form, id } = sent;
  return again(sent, { preview: await previewHtml(context, ctx, { ...form.fields, id }) });
}

async function importInto(sent: Sent): Promise<Answer> {
  const { ctx, context, form } = sent;
  const wait = await context.app.limits.take("import", ctx.viewer.id);
  if (wait > 0) {
    const importText = `At most 30 imports a minute. Try again in ${wait} seconds.`;
    return again(sent, { errors: { importText }, status: 429 });
  }
  const text = form.fields.importText || form.fields.importFile || "";
  const result = await ctx.importText({ text, body: form.fields.body ?? "" });
  if (!result?.ok) {
    const importText = result?.problem ?? "This could not be read in time. Import a part of it.";
    return again(sent, { errors: { importText }, status: 422 });
  }
  const fields = solutionFields(form.fields);
  const title = fields.title || result.report.title;
  return again(sent, { fields: { ...fields, title, body: result.body }, imported: result.report });
}

async function publish(sent: Sent): Promise<Answer> {
  const { ctx, form, id, mayCreate } = sent;
  let fields: Fields = form.fields;
  if (form.files.length + form.refused.length > 0) {
    const result = await save(sent);
    if ("fields" in result) return result;
    fields = { ...fields, version: String(result.version), replaces: "" };
  }
  const published = await publishRevision(ctx, { id, fields, mayCreate });
  if (published.ok) {
    await forgetHeld(sent);
    throw seeOther(solutionPath(published));
  }
  // The form of a first revision came back after that was published: it goes on as the draft of the next one.
  const isLater =
    published.problem === "invalid" ? published.errors.changeNote : published.problem !== "conflict";
  if (mayCreate && isLater) {
    const draft = { ...sent, mayCreate: false, form: { ...form, fields: { ...fields, version: "" } } };
    return saveAnd(draft, (id) => seeOther(`/solutions/${id}/edit?saved=1`));
  }
  switch (published.problem) {
    case "missing":
      throw notFound();
    case "invalid":
      return again(sent, { errors: published.errors, status: 422 });
    case "conflict":
      return again(sent, conflictWith(published.theirs));
    default:
      return again(sent, { errors: { title: PROBLEMS[published.problem] }, status: 409 });
  }
}

const PROBLEMS = {
  withdrawn:
    "This solution is withdrawn. Bring it back first, at the bottom of this page; your text is kept here.",
  moved:
    "Another revision was published meanwhile, perhaps from another tab. Look at it, then publish again; your text is kept here.",
};
