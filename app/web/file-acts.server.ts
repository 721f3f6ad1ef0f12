import { type Attachment, FILES_MAX, fileMarkdown, filePath } from "~/domain/attachments/attachment";
import { removeAttachment, restoreAttachment } from "~/domain/attachments/remove-attachment.server";
import type { MemberCtx } from "~/domain/context.server";
import { isMember, type RequestContext } from "./context.server";
import { badRequest, notFound } from "./responses.server";
import type { UploadForm } from "./upload-form.server";
import { type AttachedFiles, attachUploads, memberUpload } from "./uploads.server";

interface FilesVisit {
  request: Request;
  context: RequestContext;
  solutionId: string;
}

/**
 * Does what a form says with the files of the member's solution: removes or restores one, or attaches those that were
 * sent, and returns them. Throws a Response for what cannot be.
 */
export async function actOnFiles(visit: FilesVisit): Promise<AttachedFiles> {
  const { context, solutionId } = visit;
  const { ctx, form } = await memberUpload(visit);
  try {
    if (form.fields.intent) {
      await change(ctx, solutionId, form.fields);
      return { attachments: [], refused: [], status: 200 };
    }
    if (form.files.length + form.refused.length === 0)
      throw badRequest("No file was chosen. Go back and choose one.");
    const taken = await attachUploads(context, { ctx, solutionId, form });
    if (taken.status === 404) throw notFound();
    return taken;
  } finally {
    await form.dispose();
  }
}

async function change(ctx: MemberCtx, solutionId: string, fields: UploadForm["fields"]) {
  const { intent, file = "" } = fields;
  if (intent === "remove") {
    if (!(await removeAttachment(ctx, solutionId, file))) throw notFound();
  } else if (intent === "restore") {
    const restored = await restoreAttachment(ctx, solutionId, file);
    if (restored.ok) return;
    if (restored.problem === "missing") throw notFound();
    const full = `A solution has at most ${FILES_MAX} files. Remove one first.`;
    throw new Response(full, { status: 422, statusText: "Unprocessable Content" });
  } else {
    throw badRequest("Say whether to remove or to restore a file.");
  }
}

/** Whether it was a script that asked. */
export function wantsJson(request: Request): boolean {
  return request.headers.get("accept")?.startsWith("application/json") ?? false;
}

/** The same for a script: whatever comes of it is said in JSON. */
export async function answerFilesInJson(visit: FilesVisit): Promise<Response> {
  const { context, solutionId } = visit;
  try {
    // Unread: there is no text in it to be kept, and the server closes the connection behind the answer.
    if (!isMember(context.ctx))
      return problem(401, "You are signed out. Sign in in another tab, then send it again.");
    const { attachments, refused, status } = await actOnFiles(visit);
    return Response.json(
      {
        attachments: attachments.map((file) => attachmentJson(solutionId, file)),
        refused: refused.map(({ name, problem }) => ({ name, problem })),
        ...(status === 200 ? {} : { problem: refused[0]?.problem }),
      },
      { status },
    );
  } catch (answer) {
    if (!(answer instanceof Response)) throw answer;
    return problem(answer.status, await answer.text());
  }
}

function problem(status: number, sentence: string): Response {
  return Response.json({ problem: sentence }, { status });
}

function attachmentJson(solutionId: string, file: Attachment) {
  const { id, name, kind, size, width, height, durationMs } = file;
  const href = filePath(solutionId, id);
  return { id, name, kind, size, href, markdown: fileMarkdown(solutionId, file), width, height, durationMs };
}
