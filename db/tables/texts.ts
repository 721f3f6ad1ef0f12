/** Unpublished text of one person about one thing. */
export interface Drafts {
  author_id: string;
  kind: "solution" | "walkthrough" | "review" | "reply" | "answer" | "round";
  /** Of the solution; of the review for a reply, answers or another round. */
  subject_id: string;
  /** JSON: field name to value. */
  fields: string;
  version: number;
  updated_at: string;
}

/** A text beside a draft: of two that were written at once, the one that is not the draft. */
export interface DraftCopies {
  author_id: string;
  kind: Drafts["kind"];
  subject_id: string;
  /** Names the page that it was typed into, or the version of the draft that it was. */
  origin: string;
  /** JSON: field name to value. */
  fields: string;
  saved_at: string;
}

/** A file of a solution, from its upload on. */
export interface Attachments {
  id: string;
  solution_id: string;
  author_id: string;
  name: string;
  kind: "image" | "code" | "table" | "notebook" | "document" | "recording";
  /** By its content; never what the sender said. */
  media_type: string;
  /** Bytes as they were sent. */
  size: number;
  /** Of the bytes as they were sent. */
  sha256: string;
  width: number | null;
  height: number | null;
  duration_ms: number | null;
  /** JSON: what else is known of its kind, such as the widths in which an image is kept. */
  details: string;
  /** JSON array of what is in the file storage: name, type and size of each object. */
  objects: string;
  position: number;
  created_at: string;
  /** When every object was in the storage; null before, and again once it is going. */
  stored_at: string | null;
  /** When it left the set of the next revision. */
  removed_at: string | null;
}

/** What a file looks like on its page, rendered once at its upload. */
export interface AttachmentPreviews {
  attachment_id: string;
  html: string;
  /** JSON array of headings. */
  outline: string;
  renderer_version: number;
}

/** The files that a revision was published with. */
export interface RevisionAttachments {
  solution_id: string;
  revision: number;
  attachment_id: string;
  position: number;
}
