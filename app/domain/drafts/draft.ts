import type { FieldErrors, Fields, Invalid, Missing, Refused } from "../parse";

export const DRAFT_KINDS = ["solution", "walkthrough", "review", "reply", "answer", "round"] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/**
 * What a person is writing about: the next revision of a solution, its walkthrough, a review of one; a reply to a
 * review, the answers to its questions, or the same review in another round.
 */
export interface DraftSubject {
  kind: DraftKind;
  /** Id of the solution; of the review for the last three. */
  id: string;
}

export interface Draft {
  fields: Fields;
  /** Counts the saves; a form sends back the one it was made from. */
  version: number;
  updatedAt: string;
}

/** A text as a page sends it. */
export interface DraftForm {
  fields: Fields;
  /** The version that the page was made from, 0 where there was no draft yet, null where the sender keeps no count. */
  version: number | null;
  /** Names the page that the text was typed into; empty where the sender has no name for it. */
  origin: string;
  /** The sender has seen the text that this one takes the place of. */
  replaces: boolean;
}

/** A form that was made from another version than the one that is kept now. */
export type Conflict = { ok: false; problem: "conflict"; theirs: Draft };

/** What came of keeping the draft of something that one may be refused to write. */
export type SaveDraftResult = { ok: true; version: number } | Missing | Refused | Invalid | Conflict;

/** The fields beside the text that a form with a draft carries. */
export const DRAFT_FIELDS = { version: "version", origin: "origin", replaces: "replaces" } as const;

/** Reads what a form with a draft carries beside its text. */
export function draftForm(sent: Fields, fields: Fields): DraftForm {
  return {
    fields,
    version: draftVersion(sent),
    origin: /^[\w-]{8,64}$/.test(sent.origin ?? "") ? (sent.origin ?? "") : "",
    replaces: sent.replaces === "1",
  };
}

/** The version that a form was made from; null when it says none. */
export function draftVersion(fields: Fields): number | null {
  const version = Number(fields.version || Number.NaN);
  return Number.isSafeInteger(version) && version >= 0 && version < 2 ** 31 - 1 ? version : null;
}

/** What is wrong with a draft, which may be unfinished but has no text of more than `max` characters; null when nothing is. */
export function tooLongToKeep(fields: Fields, max: number): FieldErrors | null {
  const names = Object.keys(fields).filter((name) => (fields[name] ?? "").length > max);
  if (names.length === 0) return null;
  return Object.fromEntries(names.map((name) => [name, "This is too long to be kept. Shorten it."]));
}

/** Where a script saves a draft. */
export function draftPath({ kind, id }: DraftSubject): string {
  return `/drafts/${kind}/${id}`;
}

/** The answer to a script that saved a draft. */
export type DraftAnswer =
  | { saved: true; version: number; savedAt: string; page: string }
  | {
      saved: false;
      problem: "signed-out" | "conflict" | "invalid" | "refused" | "missing";
      sentence: string;
    };
