import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { TakedownForm } from "~/components/takedown-form";
import { passHeaders } from "~/web/responses.server";
import { loadTakedown, sendTakedown } from "~/web/takedown.server";

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return loadTakedown({ request, context }, { kind: "challenge", slug: params.slug ?? "" });
}

export function action({ request, params, context }: ActionFunctionArgs) {
  return sendTakedown({ request, context }, { kind: "challenge", slug: params.slug ?? "" });
}

export const headers = passHeaders;

export const meta: MetaFunction = () => [
  { title: "Ask for a brief’s removal · Rationale" },
  { name: "robots", content: "noindex" },
];

export default function ChallengeTakedownRoute() {
  return <TakedownForm page={useLoaderData<typeof loader>()} sent={useActionData<typeof action>()} />;
}
