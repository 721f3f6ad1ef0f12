import { attachFile } from "~/domain/attachments/attach-file.server";
import type { Attachment } from "~/domain/attachments/attachment";
import type { Upload } from "~/domain/attachments/upload";
import type { MemberCtx } from "~/domain/context.server";
import { isMember, type RequestContext } from "./context.server";
import { requireMemberFor } from "./held-forms.server";
import { type RefusedFile, readForm, type UploadForm } from "./upload-form.server";
import { WorkersBusy } from "./worker-pool.server";

export type { UploadForm } from "./upload-form.server";

interface Visit {
  request: Request;
  context: RequestContext;
}

/**
 * A form with files, and the context of the member who sent it. Where nobody is signed in its text is kept as
 * `memberForm` does, and its files are not, nor read to their end: then it throws 413. The files of a member who has
 * sent too many lately are refused unread. The form is to be disposed of, whatever happens.
 */
export async function memberUpload(visit: Visit): Promise<{ ctx: MemberCtx; form: UploadForm }> {
  const { ctx, app } = visit.context;
  const wait = isMember(ctx) ? await app.limits.peek("upload", ctx.viewer.id) : 0;
  const form = await readForm(visit.request, {
    folder: app.incoming,
    keepFiles: isMember(ctx) && wait === 0,
    refusal: wait > 0 ? tooManyFiles(wait) : undefined,
  });
  if (form.isWhole || isMember(ctx)) return { ctx: await requireMemberFor(visit, form.fields), form };
  throw await heldWithoutFiles(visit, form.fields);
}

/** The text is held as ever; what cannot be is the way to the sign-in page, as a browser is still sending. */
async function heldWithoutFiles(visit: Visit, fields: UploadForm["fields"]): Promise<unknown> {
  try {
    return await requireMemberFor(visit, fields);
  } catch (answer) {
    if (!(answer instanceof Response) || answer.status !== 303) return answer;
    visit.context.cookies.push(...answer.headers.getSetCookie());
    const sentence =
      "You are signed out. Your text is kept: sign in, and it is there again. The files were not read; attach them again then.";
    return new Response(sentence, { status: 413, statusText: "Content Too Large" });
  }
}

function tooManyFiles(wait: number): Omit<RefusedFile, "name"> {
  const minutes = Math.ceil(wait / 60);
  const again = minutes === 1 ? "in a minute" : `in ${minutes} minutes`;
  return { problem: `At most 60 files are taken in an hour. Send it again ${again}.`, reason: "rate" };
}

export interface AttachedFiles {
  attachments: Attachment[];
  refused: RefusedFile[];
  /** 200 when at least one file was taken, or none was sent. */
  status: 200 | 404 | 413 | 422 | 429 | 503;
}

/** Attaches the files of a form to one of the member's solutions, one after the other. */
export async function attachUploads(
  context: RequestContext,
  { ctx, solutionId, form }: { ctx: MemberCtx; solutionId: string; form: UploadForm },
): Promise<AttachedFiles> {
  const attachments: Attachment[] = [];
  const refused = [...form.refused];
  for (const upload of form.files) {
    const result = await attach(context, { ctx, solutionId, upload });
    if ("reason" in result) refused.push(result);
    else attachments.push(result);
  }
  return { attachments, refused, status: attachments.length > 0 ? 200 : statusOf(refused) };
}

async function attach(
  { app }: RequestContext,
  { ctx, solutionId, upload }: { ctx: MemberCtx; solutionId: string; upload: Upload },
): Promise<Attachment | RefusedFile> {
  const { name } = upload;
  const wait = await app.limits.take("upload", ctx.viewer.id);
  if (wait > 0) return { name, ...tooManyFiles(wait) };
  try {
    const result = await attachFile(ctx, solutionId, upload);
    return result.ok ? result.attachment : { name, problem: result.why, reason: result.problem };
  } catch (error) {
    if (!(error instanceof WorkersBusy)) app.log.error({ err: error }, "a file could not be attached");
    return {
      name,
      problem: "This file could not be kept just now. Send it again later.",
      reason: "unavailable",
    };
  }
}

const STATUS = { missing: 404, unavailable: 503, rate: 429, large: 413, refused: 422 } as const;

function statusOf(refused: RefusedFile[]): AttachedFiles["status"] {
  const [worst] = Object.entries(STATUS).filter(([reason]) => refused.some((file) => file.reason === reason));
  return worst ? worst[1] : 200;
}
