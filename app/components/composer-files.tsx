import {
  type Attachment,
  FILE_MAX_BYTES,
  FILES_MAX,
  fileMarkdown,
  filePath,
  fileSize,
  KIND_NAMES,
  TAKEN_FILES,
} from "~/domain/attachments/attachment";
import { Field } from "./form";

/** The files of the next revision, and a way to attach more. */
export function ComposerFiles({
  solutionId,
  files,
  removed,
  error,
}: {
  solutionId: string;
  files: Attachment[];
  /** A file that was removed just now. */
  removed: string | null;
  error?: string;
}) {
  return (
    <section className="composer-files" id="files" aria-label="Files">
      <Field
        name="files"
        label="Files"
        optional
        hint={`${TAKEN_FILES} Up to ${FILES_MAX}, ${fileSize(FILE_MAX_BYTES)} each.`}
        error={error}
      >
        {(control) => <input {...control} type="file" multiple />}
      </Field>
      <div className="notice problem" data-file-problems="" role="alert" hidden />
      <p className="quiet small" role="status" data-file-status="" />
      {removed ? (
        <p className="small">
          Removed. Until tomorrow it can come back.{" "}
          <button type="submit" name="restoreFile" value={removed} formNoValidate className="link small">
            Put it back
          </button>
        </p>
      ) : null}
      <ul className="plain" data-files="">
        {files.map((file) => (
          <li key={file.id} data-file={file.id} data-markdown={fileMarkdown(solutionId, file)}>
            <FileRow
              {...file}
              href={filePath(solutionId, file.id)}
              about={`${KIND_NAMES[file.kind]}, ${fileSize(file.size)}`}
            />
          </li>
        ))}
      </ul>
      <template data-file-row="">
        <li>
          <FileRow id="" name="" href="" about="" />
        </li>
      </template>
    </section>
  );
}

/** A script fills the same row for a file that it has sent. */
function FileRow({ id, name, href, about }: { id: string; name: string; href: string; about: string }) {
  return (
    <>
      <a href={href}>{name}</a>{" "}
      <span className="quiet small" data-about="">
        {about}
      </span>{" "}
      <button
        type="submit"
        name="removeFile"
        value={id}
        formNoValidate
        className="link small"
        aria-label={`Remove ${name}`}
      >
        Remove
      </button>
    </>
  );
}
