import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FilePoints, FileSections } from "~/components/file-points";
import { Time } from "~/components/time";
import {
  type Attachment,
  filePath,
  fileSize,
  KIND_NAMES,
  uploadedPath,
} from "~/domain/attachments/attachment";
import type { Heading } from "~/domain/markdown/markdown";
import { partNoun } from "~/domain/points/file-spot";
import type { PointOnFile } from "~/domain/reading/file-section";
import { pointsOnFile } from "~/domain/reading/points-on-file.server";
import { type FilePage, filePage } from "~/domain/solutions/file-page.server";
import { solutionPath } from "~/domain/solutions/solution";
import { notFound } from "~/web/responses.server";
import { setAside } from "~/web/stored-html.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get("revision");
  if (asked !== null && !/^[1-9]\d{0,5}$/.test(asked)) throw notFound();
  const page = await filePage(context.ctx, {
    solutionId: params.id ?? "",
    fileId: params.file ?? "",
    revision: asked === null ? null : Number(asked),
  });
  if (!page) throw notFound();
  const { sections, about, mayPoint } = await pointsOnFile(context.ctx, page);
  const aside = (points: PointOnFile[]) =>
    points.map((point) => ({ ...point, bodyHtml: setAside(context, point.bodyHtml) }));
  return {
    ...page,
    html: "",
    sections: sections.map(({ html, part, points }) => {
      return { html: setAside(context, html), part, points: aside(points) };
    }),
    about: aside(about),
    mayPoint,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: `${data.file.name}${data.in ? `, ${data.in.title}` : ""} · Rationale` },
        { tagName: "link", rel: "canonical", href: filePath(data.solutionId, data.file.id) },
        { name: "robots", content: "noindex" },
      ]
    : [{ title: "Not found · Rationale" }];

export default function FileRoute() {
  const page = useLoaderData<typeof loader>();
  const { file, outline, in: shownIn, solutionId, mine, mayPoint, about } = page;
  const pointPath = `/solutions/${solutionId}/review?file=${file.id}`;
  return (
    <div className="wrap page file-page">
      <header>
        <p className="kicker">
          <Where shownIn={shownIn} solutionId={solutionId} mine={mine} />
        </p>
        <h1>{file.name}</h1>
        <p className="meta">
          <span>{KIND_NAMES[file.kind]}</span>
          <span>{fileSize(file.size)}</span>
          {file.width && file.height ? (
            <span>
              {file.width} × {file.height}
            </span>
          ) : null}
          <span>
            Uploaded <Time at={file.uploadedAt} />
          </span>
          <a href={uploadedPath(file.id)} download="">
            Download
          </a>
          {mayPoint ? <a href={pointPath}>Point at this file</a> : null}
        </p>
        {file.notes.length > 0 ? <p className="quiet small file-notes">{file.notes.join(" ")}</p> : null}
      </header>
      <FileOutline headings={outline} />
      <FilePoints points={about} on="the file" />
      {page.sections.length > 0 ? (
        <FileSections
          sections={page.sections}
          noun={partNoun(file.kind) ?? "part"}
          pointPath={mayPoint ? (part) => `${pointPath}&part=${part}` : null}
        />
      ) : (
        <Content file={file} />
      )}
    </div>
  );
}

/** Which solution a file belongs to, and the revision that it is shown as a part of. */
function Where({
  shownIn,
  solutionId,
  mine,
}: {
  shownIn: FilePage["in"];
  solutionId: string;
  mine: boolean;
}) {
  if (!shownIn) {
    return (
      <>
        In <a href={`/solutions/${solutionId}/edit#files`}>your draft</a>. Only you see it.
      </>
    );
  }
  const isLatest = shownIn.revision === shownIn.latestRevision;
  return (
    <>
      In{" "}
      <a href={isLatest ? solutionPath(shownIn) : `/solutions/${solutionId}/revisions/${shownIn.revision}`}>
        {shownIn.title}
      </a>
      , revision {shownIn.revision}
      {isLatest ? "" : `, not in revision ${shownIn.latestRevision}, the latest`}
      {mine ? (
        <>
          {" "}
          · <a href={`/solutions/${solutionId}/edit#files`}>Edit your files</a>
        </>
      ) : null}
    </>
  );
}

function FileOutline({ headings }: { headings: Heading[] }) {
  const shown = headings.filter(({ depth }) => depth <= 3);
  if (shown.length < 2) return null;
  return (
    <details className="file-outline">
      <summary>Outline</summary>
      <nav aria-label="Outline">
        {shown.map(({ id, text, depth }) => (
          <a key={id} href={`#${id}`} className={`depth-${depth}`}>
            {text}
          </a>
        ))}
      </nav>
    </details>
  );
}

/** A file that has no page of HTML. */
function Content({ file }: { file: Attachment }) {
  const src = uploadedPath(file.id);
  if (file.kind === "image") {
    return (
      <a className="file-image" href={src}>
        <img src={src} alt={file.name} width={file.width ?? undefined} height={file.height ?? undefined} />
      </a>
    );
  }
  if (file.kind === "recording") {
    return file.mediaType.startsWith("audio/") ? (
      // biome-ignore lint/a11y/useMediaCaption: The walkthrough's own page has the captions.
      <audio controls preload="metadata" src={src} />
    ) : (
      // biome-ignore lint/a11y/useMediaCaption: The walkthrough's own page has the captions.
      <video controls preload="metadata" src={src} />
    );
  }
  return <p>This file is not shown here. Download it to read it.</p>;
}
