import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PracticeForm } from "~/components/practice-form";
import { PracticeResult } from "~/components/practice-result";
import { levelsInAddress, levelsOfAddress, parseLevels } from "~/domain/learning/calibration";
import { practicePage } from "~/domain/learning/practice-page.server";
import { practiseReview } from "~/domain/learning/practise-review.server";
import { isMember } from "~/web/context.server";
import { readFields } from "~/web/fields.server";
import { forgetHeld, heldFields, requireMemberFor } from "~/web/held-forms.server";
import { badRequest, notFound, seeOther } from "~/web/responses.server";
import { setAside } from "~/web/stored-html.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const shown = new URL(request.url).searchParams.get("levels");
  const page = await practicePage(context.ctx, params.slug ?? "", shown);
  if (!page) throw notFound();
  if (shown !== null && !levelsOfAddress(shown)) throw badRequest("These are no levels. Leave ?levels= out.");
  return {
    ...page,
    html: setAside(context, page.html),
    isMember: isMember(context.ctx),
    held: page.result ? null : await heldFields({ request, context }),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const path = `/guide/reviewing/practice/${params.slug}`;
  const fields = await readFields(request);
  // A visitor's levels are not kept. A member's are, also where their session has ended meanwhile.
  if (!isMember(context.ctx) && !fields.keep) {
    const page = await practicePage(context.ctx, params.slug ?? "", null);
    if (!page) throw notFound();
    const parsed = parseLevels(fields);
    if (!parsed.ok) return json({ fields, errors: parsed.errors }, 422);
    return seeOther(`${path}?levels=${levelsInAddress(parsed.value)}`);
  }
  const ctx = await requireMemberFor({ request, context }, fields);
  const practised = await practiseReview(ctx, params.slug ?? "", fields);
  if (practised.ok) {
    await forgetHeld({ request, context });
    return seeOther(path);
  }
  if (practised.problem === "missing") throw notFound();
  return json({ fields, errors: practised.errors }, 422);
}

export const handle = { wide: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Practise: ${data.title} · Rationale` : "Not found · Rationale" },
  { name: "robots", content: "noindex" },
];

export default function PracticeRoute() {
  const { result, ...page } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  if (result) return <PracticeResult page={page} result={result} />;
  return (
    <PracticeForm
      page={page}
      isMember={page.isMember}
      isHeld={page.held !== null && !sent}
      fields={sent?.fields ?? page.held ?? {}}
      errors={sent?.errors}
    />
  );
}
