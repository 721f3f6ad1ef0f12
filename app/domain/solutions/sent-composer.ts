import type { Attachment } from "../attachments/attachment";
import type { Draft } from "../drafts/draft";
import type { FieldErrors } from "../parse";
import type { ImportReport } from "../writing/import";
import type { SolutionFields } from "./solution";

/** The composer as it comes back: what was sent, and what is to be said of it. */
export interface SentComposer {
  id: string;
  fields: SolutionFields;
  /** Of the draft that the text was made from or saved as. */
  version: number | null;
  state: "saved" | "unsaved" | "conflict";
  errors: FieldErrors;
  preview: string | null;
  /** The draft that holds another text. */
  conflict: Draft | null;
  imported: ImportReport | null;
  files: Attachment[];
}
