import type { AttachmentKind } from "./attachment";
import { MAIN_OBJECT } from "./storage";
import type { ReadFile } from "./upload";

/** A file that is stored as it was sent. */
export function original({ path }: { path: string }, kind: AttachmentKind, mediaType: string): ReadFile {
  return {
    kind,
    mediaType,
    width: null,
    height: null,
    durationMs: null,
    variants: [],
    notes: [],
    objects: [{ name: MAIN_OBJECT, path, type: mediaType }],
    preview: null,
  };
}
