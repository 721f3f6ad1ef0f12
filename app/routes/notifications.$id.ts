import type { LoaderFunctionArgs } from "@remix-run/node";
import { openNotice } from "~/domain/notices/read-notices.server";
import { requireMember } from "~/web/context.server";
import { notFound, seeOther } from "~/web/responses.server";

/** Marks a notice as read on the way to what it is about. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const path = await openNotice(requireMember({ request, context }), params.id ?? "");
  if (path === null) throw notFound();
  return seeOther(path);
}
