import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary, Field, Notice } from "~/components/form";
import { EMAIL_MAX, HANDLE_MAX, HANDLE_MIN, PASSWORD_MAX, PASSWORD_MIN } from "~/domain/accounts/account";
import { signUp } from "~/domain/accounts/sign-up.server";
import type { FieldErrors, Fields } from "~/domain/parse";
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
  const { password, ...fields } = await readFields(request);
  const { limits } = context.app;
  const wait = await limits.take("signUpTry", context.address);
  if (wait > 0) return tooManyAccounts(fields, wait);
  const result = await signUp(context.ctx, { ...fields, password: password ?? "" }, () =>
    limits.take("signUp", context.address),
  );
  if (!result.ok && "wait" in result) return tooManyAccounts(fields, result.wait);
  if (!result.ok) return json({ fields, errors: result.errors }, 422);
  const cookie = await beginSession(context, result.userId);
  return seeOther(safePath(fields.redirectTo), [cookie]);
}

function tooManyAccounts(fields: Fields, wait: number) {
  const minutes = Math.ceil(wait / 60);
  const errors: FieldErrors = {
    handle: `Too many new accounts from this address. Try again in ${minutes} minutes.`,
  };
  return json({ fields, errors }, { status: 429, headers: { "retry-after": String(wait) } });
}

export const headers = passHeaders;

export const meta: MetaFunction = () => [{ title: "Join · Rationale" }];

export default function SignUpRoute() {
  const { redirectTo, held } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const [fields, errors] = [sent?.fields ?? {}, sent?.errors ?? {}] as [
    Record<string, string>,
    Record<string, string>,
  ];
  const target = fields.redirectTo ?? redirectTo;
  return (
    <div className="wrap narrow page">
      <h1>Join Rationale</h1>
      <p className="lede">Post solutions, review others, and keep what you earn. Reading needs no account.</p>
      {held ? <Notice>Your text is kept. It will be there when you are in.</Notice> : null}
      <form method="post" className="form">
        <ErrorSummary errors={errors} />
        <input type="hidden" name="redirectTo" value={target} />
        <Field
          name="handle"
          label="Handle"
          hint={`Your public name: ${HANDLE_MIN} to ${HANDLE_MAX} of a to z, 0 to 9, hyphen and underscore.`}
          error={errors.handle}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              required
              minLength={HANDLE_MIN}
              maxLength={HANDLE_MAX}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              defaultValue={fields.handle}
            />
          )}
        </Field>
        <Field name="email" label="E-mail address" hint="Never shown to anyone." error={errors.email}>
          {(control) => (
            <input
              {...control}
              type="email"
              required
              maxLength={EMAIL_MAX}
              autoComplete="email"
              defaultValue={fields.email}
            />
          )}
        </Field>
        <Field
          name="password"
          label="Password"
          hint={`At least ${PASSWORD_MIN} characters; a sentence is fine.`}
          error={errors.password}
        >
          {(control) => (
            <input
              {...control}
              type="password"
              required
              minLength={PASSWORD_MIN}
              maxLength={PASSWORD_MAX}
              autoComplete="new-password"
            />
          )}
        </Field>
        <div className="submit">
          <button type="submit" className="primary">
            Join
          </button>
          <span className="quiet">
            Already a member? <a href={`/login?${new URLSearchParams({ redirectTo: target })}`}>Sign in</a>
          </span>
        </div>
      </form>
    </div>
  );
}
