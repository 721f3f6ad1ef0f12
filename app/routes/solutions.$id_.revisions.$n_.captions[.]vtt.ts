import type { LoaderFunctionArgs } from "@remix-run/node";
import { solutionPage } from "~/domain/solutions/solution-page.server";
import { toVtt } from "~/domain/walkthroughs/captions";
import { notFound } from "~/web/responses.server";

/** The captions of a revision's walkthrough, for whoever may see the revision. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const n = /^[1-9]\d{0,5}$/.test(params.n ?? "") ? Number(params.n) : 0;
  const solution = n > 0 ? await solutionPage(context.ctx, params.id ?? "", n) : null;
  const cues = solution?.walkthrough?.cues ?? [];
  if (cues.length === 0) throw notFound();
  return new Response(toVtt(cues), { headers: { "content-type": "text/vtt; charset=utf-8" } });
}
