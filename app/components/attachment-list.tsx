import {
  type Attachment,
  filePath,
  fileSize,
  KIND_NAMES,
  uploadedPath,
} from "~/domain/attachments/attachment";

interface AttachmentListProps {
  solutionId: string;
  files: Attachment[];
  /** The revision that the page shows, where it is not the latest one. */
  revision?: number;
}

/** The files of a revision, on its page. Nothing where there are none. */
export function AttachmentList({ solutionId, files, revision }: AttachmentListProps) {
  const shown = files.filter(({ kind }) => kind !== "recording");
  if (shown.length === 0) return null;
  const query = revision === undefined ? "" : `?revision=${revision}`;
  return (
    <section className="section" id="files" aria-labelledby="files-title">
      <h2 id="files-title">Files</h2>
      <ul className="files">
        {shown.map((file) => (
          <li key={file.id}>
            <a href={filePath(solutionId, file.id) + query}>
              {file.kind === "image" ? <Thumbnail file={file} /> : null}
              <span className="file-name">{file.name}</span>
            </a>
            <span className="quiet small">
              {KIND_NAMES[file.kind]}, {fileSize(file.size)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Decoration: the name stands beside it. */
function Thumbnail({ file }: { file: Attachment }) {
  const [smallest] = file.variants;
  return (
    <img
      src={uploadedPath(file.id, smallest)}
      alt=""
      width={file.width ?? undefined}
      height={file.height ?? undefined}
      loading="lazy"
      decoding="async"
    />
  );
}
