import type { MemberCtx } from "~/domain/context.server";
import { cleanText, type Fields } from "~/domain/parse";
import { previewWriteUp } from "~/domain/solutions/preview-write-up.server";
import type { RequestContext } from "./context.server";
import { tooMany } from "./responses.server";

/** The write-up in a form exactly as publishing renders it. Throws 429 when one member asks too often. */
export async function previewHtml({ app }: RequestContext, ctx: MemberCtx, fields: Fields): Promise<string> {
  const wait = await app.limits.take("preview", ctx.viewer.id);
  if (wait > 0)
    throw tooMany(
      wait,
      `At most 30 previews a minute. The next one in ${wait} seconds; go back, your text is still there.`,
    );
  return previewWriteUp(ctx, { id: fields.id ?? "", body: cleanText(fields.body ?? "") });
}
