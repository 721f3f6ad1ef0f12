import type { Fields } from "../parse";

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
