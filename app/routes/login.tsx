import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary, Field, Notice } from "~/components/form";
import { accountKey, EMAIL_MAX, PASSWORD_MAX, parseSignIn } from "~/domain/accounts/account";
import { signIn } from "~/domain/accounts/sign-in.server";
import type { FieldErrors } from "~/domain/parse";
import { readFields } from "~/web/fields.server";
import { passHeaders, safePath, seeOther } from "~/web/responses.server";
import { beginSession } from "~/web/session.server";

export function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const redirectTo = safePath(query.get("redirectTo"));
  if (context.ctx.viewer) return redirect(redirectTo);
  return json({ redirectTo, held: query.has("held") });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const { login = "", redirectTo = "/" } = fields;
  const refuse = (status: number, errors: FieldErrors, headers = {}) =>
    json({ login, redirectTo, errors }, { status, headers });

  const parsed = parseSignIn(fields);
  if (!parsed.ok) return refuse(422, parsed.errors);
  const { limits } = context.app;
  const account = accountKey(parsed.value.login);
  const wait = limits.beginSignIn(context.address, account);
  if (wait > 0) {
    const login = `Too many failed tries. The next one is possible in ${wait} seconds.`;
    return refuse(429, { login }, { "retry-after": String(wait) });
  }
  const userId = await signIn(context.ctx, parsed.value);
  if (!userId) return refuse(422, { login: "Handle or address and password do not fit together." });
  limits.signedIn(context.address, account);
  return seeOther(safePath(redirectTo), [await beginSession(context, userId)]);
}

export const headers = passHeaders;

export const meta: MetaFunction = () => [{ title: "Sign in · Rationale" }];

export default function SignInRoute() {
  const { redirectTo, held } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const errors: FieldErrors = sent?.errors ?? {};
  const target = sent?.redirectTo ?? redirectTo;
  return (
    <div className="wrap narrow page">
      <h1>Sign in</h1>
      {held ? (
        <Notice>
          Your session had ended. What you typed is kept and will be there when you have signed in.
        </Notice>
      ) : target !== "/" ? (
        <p className="lede">Sign in, and the page you asked for opens.</p>
      ) : null}
      <form method="post" className="form">
        <ErrorSummary errors={errors} />
        <input type="hidden" name="redirectTo" value={target} />
        <Field name="login" label="Handle or e-mail address" error={errors.login}>
          {(control) => (
            <input
              {...control}
              type="text"
              required
              maxLength={EMAIL_MAX}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              defaultValue={sent?.login}
            />
          )}
        </Field>
        <Field name="password" label="Password" error={errors.password}>
          {(control) => (
            <input
              {...control}
              type="password"
              required
              maxLength={PASSWORD_MAX}
              autoComplete="current-password"
            />
          )}
        </Field>
        <div className="submit">
          <button type="submit" className="primary">
            Sign in
          </button>
          <span className="quiet">
            New here? <a href={`/signup?${new URLSearchParams({ redirectTo: target })}`}>Join</a>
          </span>
        </div>
      </form>
    </div>
  );
}
