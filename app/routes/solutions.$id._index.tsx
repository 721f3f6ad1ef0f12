import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { solutionPath } from "~/domain/solutions/solution";
import { solutionPage } from "~/domain/solutions/solution-page.server";
import { notFound } from "~/web/responses.server";

export async function loader({ params, context: { ctx } }: LoaderFunctionArgs) {
  const solution = await solutionPage(ctx, params.id ?? "");
  if (!solution) throw notFound();
  return redirect(solutionPath(solution), 301);
}

export default function ToTheCanonicalAddress() {
  return null;
}
