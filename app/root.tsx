import interUrl from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import serifUrl from "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, useMatches, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorPage, errorTitle } from "./components/error-page";
import { SiteFooter, SiteHeader } from "./components/site-frame";
import "./styles/site.css";
import { passHeaders } from "./web/responses.server";

export function loader({ context: { ctx, unread } }: LoaderFunctionArgs) {
  if (!ctx.viewer) return { viewer: null };
  const { handle, reputation, isModerator } = ctx.viewer;
  return { viewer: { handle, reputation, isModerator, unread } };
}

export const headers = passHeaders;

export const meta: MetaFunction = ({ error }) => [
  { title: error ? `${errorTitle(error)} · Rationale` : "Rationale" },
  {
    name: "description",
    content: "Peer review for take-home solutions in AI engineering: practise being read.",
  },
];

/** The document of every page. */
export function Layout({ children }: { children: ReactNode }) {
  const matches = useMatches();
  const handle = matches.at(-1)?.handle as PageHandle | undefined;
  const viewer = useRouteLoaderData<typeof loader>("root")?.viewer ?? null;
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="preload" as="font" type="font/woff2" href={interUrl} crossOrigin="anonymous" />
        <link rel="preload" as="font" type="font/woff2" href={serifUrl} crossOrigin="anonymous" />
        <Meta />
        <Links />
        <script type="module" src="/js/site.js" />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to the page
        </a>
        <SiteHeader viewer={viewer} path={matches.at(-1)?.pathname ?? "/"} wide={handle?.wide} />
        <main id="main">{children}</main>
        {handle?.wide ? null : <SiteFooter />}
      </body>
    </html>
  );
}

/** What a route may say about its page. */
export interface PageHandle {
  /** The page uses the full width and has no footer. */
  wide?: boolean;
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
