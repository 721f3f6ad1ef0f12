import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Field, Notice } from "~/components/form";
import {
  type Attachment,
  FILES_MAX,
  filePath,
  fileSize,
  KIND_NAMES,
  TAKEN_FILES,
} from "~/domain/attachments/attachment";
import { draftAttachments } from "~/domain/attachments/attachments.server";
import { editPage } from "~/domain/solutions/edit-page.server";
import { requireMember } from "~/web/context.server";
import { actOnFiles, answerFilesInJson, wantsJson } from "~/web/file-acts.server";
import { notFound, passHeaders, seeOther } from "~/web/responses.server";

export const headers = passHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  // A script gets no page, be it signed in or not.
  if (context.instead) return { id: "", revision: 0, files: [] };
  const ctx = requireMember({ request, context });
  const page = await editPage(ctx, params.id ?? "");
  if (!page) throw notFound();
  return { id: page.id, revision: page.revision, files: await draftAttachments(ctx, page.id) };
}

/** Attaches, removes and restores files: answers a script in JSON, and leads a form back to the editor. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const visit = { request, context, solutionId: params.id ?? "" };
  if (wantsJson(request)) {
    context.instead = await answerFilesInJson(visit);
    return null;
  }
  const { refused, status } = await actOnFiles(visit);
  if (refused.length === 0) return seeOther(`/solutions/${visit.solutionId}/edit#files`);
  const problems = refused.map(({ name, problem }) => ({ name, problem }));
  return json({ problems }, status === 200 ? 422 : status);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${headingFor(data?.revision ?? 0)} · Rationale` },
];

/** A published solution has files to change before a draft of its next revision was begun. */
function headingFor(revision: number): string {
  return revision === 0 ? "Files of your draft" : `Files for revision ${revision + 1}`;
}

/** For browsers without script, and to say what was wrong with a file. */
export default function FilesRoute() {
  const { id, revision, files } = useLoaderData<typeof loader>();
  const sent = useActionData<{ problems: { name: string; problem: string }[] }>();
  return (
    <div className="wrap narrow page">
      <h1>{headingFor(revision)}</h1>
      <p>
        <a href={`/solutions/${id}/edit#files`}>Back to the write-up</a>
      </p>
      {sent?.problems ? (
        <Notice kind="problem">
          {sent.problems.map(({ name, problem }) => (
            <p key={name}>
              {name}: {problem}
            </p>
          ))}
          <p>Nothing else was lost. The other files are below.</p>
        </Notice>
      ) : null}
      <ul className="plain">
        {files.map((file) => (
          <FileRow key={file.id} solutionId={id} file={file} />
        ))}
      </ul>
      <form method="post" encType="multipart/form-data" className="form attach-files">
        <Field name="files" label="Attach files" hint={`${TAKEN_FILES} At most ${FILES_MAX}, 25 MB each.`}>
          {(control) => <input {...control} type="file" multiple required />}
        </Field>
        <div className="actions">
          <button type="submit">Attach</button>
        </div>
      </form>
    </div>
  );
}

function FileRow({ solutionId, file }: { solutionId: string; file: Attachment }) {
  return (
    <li className="file-row">
      <a href={filePath(solutionId, file.id)}>{file.name}</a>{" "}
      <span className="quiet small">
        {KIND_NAMES[file.kind]}, {fileSize(file.size)}
      </span>{" "}
      <form method="post">
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="file" value={file.id} />
        <button type="submit" className="link small" aria-label={`Remove ${file.name}`}>
          Remove
        </button>
      </form>
    </li>
  );
}
