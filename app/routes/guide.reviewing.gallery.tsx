import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { GalleryEntry, ReferenceEntry } from "~/components/gallery-entry";
import { GuideNav } from "~/components/guide-nav";
import { Pager } from "~/components/pager";
import { EXAMPLES } from "~/domain/learning/examples";
import { galleryPage } from "~/domain/learning/gallery-page.server";
import { notFound } from "~/web/responses.server";
import { setAside } from "~/web/stored-html.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get("cursor");
  const page = await galleryPage(context.ctx, cursor);
  if (!page) throw notFound();
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map((row) => ({
      ...row,
      excerpt: { ...row.excerpt, html: setAside(context, row.excerpt.html) },
    })),
    isFirst: cursor === null,
    isMember: context.ctx.viewer !== null,
  };
}

export const meta: MetaFunction = () => [
  { title: "Reviews worth reading · Rationale" },
  { name: "description", content: "Reviews that authors found very helpful, and what makes them so." },
  { tagName: "link", rel: "canonical", href: "/guide/reviewing/gallery" },
];

export default function GalleryRoute() {
  const { rows, nextCursor, isFirst, isMember } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow page">
      <GuideNav current="/guide/reviewing" />
      <h1>Reviews worth reading</h1>
      <p className="lede">
        Their authors found them very helpful. Look at what they point at, and how small a step they ask for.
        {isMember
          ? " You see those of solutions that you wrote, reviewed or opened: the others are sealed."
          : ""}
      </p>
      {rows.map((row) => (
        <GalleryEntry key={row.id} review={row} />
      ))}
      {rows.length === 0 ? (
        <p className="empty-state">
          {isMember
            ? "None yet of the solutions whose reviews are open to you. Review one, and its other reviews open."
            : "None yet. The first comes when an author finds a review very helpful."}
        </p>
      ) : null}
      <Pager
        href={nextCursor && `/guide/reviewing/gallery?${new URLSearchParams({ cursor: nextCursor })}`}
        label="Older"
      />
      {isFirst ? (
        <section className="section">
          <h2>From the examples</h2>
          <p className="quiet">Their levels and reasons are behind a try of your own.</p>
          {EXAMPLES.map((example) => (
            <ReferenceEntry key={example.slug} example={example} />
          ))}
        </section>
      ) : null}
    </div>
  );
}
