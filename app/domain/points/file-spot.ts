import { type AttachmentKind, filePath } from "../attachments/attachment";

/** A place in an attached file as pages name it. */
export interface FileSpot {
  id: string;
  name: string;
  kind: AttachmentKind;
  /** The number of a cell or a line, from 1; null for the whole file. */
  part: number | null;
}

const PARTS: Partial<Record<AttachmentKind, { noun: string; id: string }>> = {
  notebook: { noun: "cell", id: "nb-cell-" },
  code: { noun: "line", id: "L" },
};

/** What the numbered parts of a kind of file are called; null where it has none. */
export function partNoun(kind: AttachmentKind): string | null {
  return PARTS[kind]?.noun ?? null;
}

/** "cell 7 of analysis.ipynb"; the file's name alone where all of it is meant. */
export function spotName({ name, kind, part }: FileSpot): string {
  const noun = partNoun(kind);
  return noun && part !== null ? `${noun} ${part} of ${name}` : name;
}

/** The same at the beginning of a sentence. */
export function spotTitle(spot: FileSpot): string {
  const name = spotName(spot);
  return spot.part === null ? name : name.charAt(0).toUpperCase() + name.slice(1);
}

/** Leads to a place in a file; as a part of a revision where one is named, else of the latest that has it. */
export function spotPath(solutionId: string, { id, kind, part }: FileSpot, revision?: number): string {
  const query = revision === undefined ? "" : `?revision=${revision}`;
  const fragment = part === null ? "" : `#${PARTS[kind]?.id ?? ""}${part}`;
  return filePath(solutionId, id) + query + fragment;
}
