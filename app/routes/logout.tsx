import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { forgetHeldCookie } from "~/web/held-forms.server";
import { seeOther } from "~/web/responses.server";
import { endSession } from "~/web/session.server";

export function loader() {
  return redirect("/");
}

export async function action({ context }: ActionFunctionArgs) {
  return seeOther("/", [await endSession(context), forgetHeldCookie(context)]);
}
