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
  error,
}: {
  solutionId: string;
  files: Attachment[];
  error?: string;
}) {
  return (
    <section className="composer-files" id="files" aria-label="Files">
      <Field
        name="files"
        label="Files"
        optional
        hint={`Paste or drop images into the text, or choose files here. ${TAKEN_FILES} Up to ${FILES_MAX}, ${fileSize(FILE_MAX_BYTES)} each.`}
        error={error}
      >
        {(control) => <input {...control} type="file" multiple />}
      </Field>
      <div className="notice problem" data-file-problems="" role="alert" hidden />
      <ul className="plain" data-files="">
        {files.map((file) => (
          <li key={file.id} data-file={file.id} data-markdown={fileMarkdown(solutionId, file)}>
            <a href={filePath(solutionId, file.id)}>{file.name}</a>{" "}
            <span className="quiet small">
              {KIND_NAMES[file.kind].toLowerCase()}, {fileSize(file.size)}
            </span>{" "}
            <button
              type="submit"
              name="removeFile"
              value={file.id}
              formNoValidate
              className="link small"
              aria-label={`Remove ${file.name}`}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
