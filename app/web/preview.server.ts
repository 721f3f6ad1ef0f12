import type { RequestContext } from "./context.server";
import { tooMany } from "./responses.server";

/** A write-up rendered exactly as publishing renders it. Throws 429 when one address asks too often. */
export async function previewHtml({ app, ctx, address }: RequestContext, markdown: string): Promise<string> {
  const wait = await app.limits.take("preview", ctx.viewer?.id ?? address);
  if (wait > 0)
    throw tooMany(
      wait,
      `At most 30 previews a minute. The next one in ${wait} seconds; go back, your text is still there.`,
    );
  const [rendered] = await ctx.render([markdown]);
  return rendered?.html ?? "";
}
