import type { ActionFunctionArgs } from "@remix-run/node";
import { isMember } from "~/web/context.server";
import { readFields } from "~/web/fields.server";
import { previewHtml } from "~/web/preview.server";
import { notFound } from "~/web/responses.server";
import { CONTENT_SECURITY_POLICY } from "~/web/security-headers.server";

/** A write-up as publishing will render it, as a piece of HTML for the editor. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = context;
  if (!isMember(ctx)) {
    return new Response("You are signed out. Sign in in another tab, then go on here.", { status: 401 });
  }
  const fields = await readFields(request);
  const html = await previewHtml(context, ctx, fields);
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": CONTENT_SECURITY_POLICY,
    },
  });
}

export const loader = () => {
  throw notFound();
};
