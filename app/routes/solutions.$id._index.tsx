import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { solutionPath } from "~/domain/solutions/solution";
import { solutionPage } from "~/domain/solutions/solution-page.server";
import { notFound } from "~/web/responses.server";

/** What the page itself reads of its query. */
const PARAMETERS = ["view", "t", "cursor"];

export async function loader({ request, params, context: { ctx } }: LoaderFunctionArgs) {
  const solution = await solutionPage(ctx, params.id ?? "");
  if (!solution) throw notFound();
  const sent = new URL(request.url).searchParams;
  const kept = PARAMETERS.flatMap((name) => (sent.get(name) ? [[name, sent.get(name) ?? ""]] : []));
  const query = kept.length > 0 ? `?${new URLSearchParams(kept)}` : "";
  return redirect(solutionPath(solution) + query, 301);
}

export default function ToTheCanonicalAddress() {
  return null;
}
