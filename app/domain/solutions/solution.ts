import { z } from "zod";
import { BRIEF_MAX, tagsSchema } from "../challenges/challenge";
import { MARKDOWN_MAX_BYTES } from "../markdown/markdown";
import { cleanText, type FieldErrors, type Fields, type Parsed, parseFields } from "../parse";
import { slugify } from "../slug";
import { splitHeadings } from "../writing/headings";
import { RIGHTS_FIELDS, type RightsField } from "./rights";

export const TITLE_MIN = 5;
export const TITLE_MAX = 140;
export const ASK_MAX = 600;
export const CHANGE_NOTE_MAX = 600;
export const URL_MAX = 500;
/** Of any field of a draft but the write-up, in characters; more than any of them may have when it is published. */
const DRAFT_FIELD_MAX = 20_000;

/** The fields of the composer, in their order on the page. */
export const SOLUTION_FIELDS = [
  "title",
  "challenge",
  "brief",
  "body",
  "ask",
  "tags",
  "repoUrl",
  "repoCommit",
  ...RIGHTS_FIELDS,
  "blind",
  "changeNote",
] as const;
export type SolutionField = (typeof SOLUTION_FIELDS)[number];
export type SolutionFields = Record<Exclude<SolutionField, RightsField | "blind">, string> & Fields;

export interface RevisionInput {
  title: string;
  /** Slug of the challenge, or empty with a brief of the author's own. */
  challenge: string;
  brief: string;
  body: string;
  ask: string;
  tags: string[];
  repoUrl: string;
  repoCommit: string;
  changeNote: string;
}

/**
 * The composer's fields out of everything that a form sent. Missing ones are empty, but those about rights and the name
 * stay missing: who leaves them out must not lift an embargo by it.
 */
export function solutionFields(fields: Fields): SolutionFields {
  const names = SOLUTION_FIELDS.filter((name) => fields[name] !== undefined || !isRightsField(name));
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? ""])) as SolutionFields;
}

function isRightsField(name: string): boolean {
  return name === "blind" || RIGHTS_FIELDS.some((field) => field === name);
}

/** The brief of the author's own that a form brings; empty where it, or the published revision, answers a challenge. */
export function ownBrief(fields: Fields, published?: { challengeSlug: string | null }): string {
  const challenge = published ? published.challengeSlug : fields.challenge?.trim();
  return challenge ? "" : cleanText(fields.brief ?? "");
}

/** Reads the composer for publishing. `first` says whether this will be revision 1: only later ones need a change note. */
export function parseRevision(fields: Fields, { first }: { first: boolean }): Parsed<RevisionInput> {
  const schema = z
    .object({
      title: z
        .string()
        .transform((value) => cleanText(value).replace(/\s+/g, " "))
        .pipe(
          z
            .string()
            .min(TITLE_MIN, `A title has at least ${TITLE_MIN} characters.`)
            .max(TITLE_MAX, `A title has at most ${TITLE_MAX} characters.`),
        ),
      challenge: z.string().trim().max(100, "There is no such challenge."),
      brief: text(BRIEF_MAX, "A brief"),
      body: z
        .string()
        .transform(cleanText)
        .pipe(z.string().min(1, "Write the write-up: it is what reviewers read."))
        .refine(hasWords, "Write the write-up: so far nothing is below its headings.")
        .refine(fitsMarkdown, `A write-up has at most ${MARKDOWN_MAX_BYTES / 1024} KB of text.`),
      ask: text(ASK_MAX, "This"),
      tags: tagsSchema(),
      repoUrl: z
        .string()
        .trim()
        .transform(withScheme)
        .pipe(z.string().max(URL_MAX, `A link has at most ${URL_MAX} characters.`))
        .refine(
          (value) => value === "" || isWebAddress(value),
          "Give the full address of the repository, with https://.",
        ),
      repoCommit: z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^([0-9a-f]{7,40})?$/, "A commit is 7 to 40 characters of 0 to 9 and a to f."),
      changeNote: text(CHANGE_NOTE_MAX, "A change note"),
    })
    .superRefine((value, context) => {
      const problem = (path: SolutionField, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      if (first && !value.challenge && !value.brief)
        problem("brief", "Choose a challenge, or describe the brief you worked on.");
      if (value.repoCommit && !value.repoUrl)
        problem("repoUrl", "Give the repository that the commit is in.");
      if (!first && !value.changeNote)
        problem("changeNote", "Say in a sentence what changed since the last revision.");
    });
  const parsed = parseFields(schema, solutionFields(fields));
  return parsed.ok ? parsed : { ok: false, errors: inFormOrder(parsed.errors) };
}

/** Whether a form holds just what a revision has published; its change note does not count. */
export function isPublished(
  revision: Pick<RevisionInput, "title" | "body" | "brief" | "ask" | "repoUrl" | "repoCommit"> & {
    tags: string;
    challengeSlug: string | null;
  },
  fields: Fields,
): boolean {
  const sent = parseRevision({ ...fields, changeNote: "none" }, { first: false });
  if (!sent.ok) return false;
  const { title, body, brief, ask, repoUrl, repoCommit, tags } = sent.value;
  return (
    title === revision.title &&
    body === revision.body &&
    (revision.challengeSlug !== null || brief === revision.brief) &&
    ask === revision.ask &&
    repoUrl === revision.repoUrl &&
    repoCommit === revision.repoCommit &&
    JSON.stringify(tags) === revision.tags
  );
}

/** Drafts may be unfinished, but not larger than what is kept. */
export function draftErrors(fields: Fields): FieldErrors {
  const errors: FieldErrors = {};
  for (const name of SOLUTION_FIELDS) {
    const text = fields[name] ?? "";
    if (!fitsMarkdown(text)) errors[name] = `This has more than ${MARKDOWN_MAX_BYTES / 1024} KB of text.`;
    else if (name !== "body" && text.length > DRAFT_FIELD_MAX)
      errors[name] = `This has more than ${DRAFT_FIELD_MAX.toLocaleString("en")} characters.`;
  }
  return errors;
}

/** Pages of ours stand beside the slug, so no slug may have their names. */
const PAGE_NAMES = [
  "edit",
  "review",
  "revisions",
  "compare",
  "scores",
  "files",
  "walkthrough",
  "takedown",
  "rounds",
  "triage",
];

/** Whether a part of an address names a page of ours, be it one to come, and never a slug. */
export function isPageName(part: string): boolean {
  return PAGE_NAMES.includes(part);
}

/** The last part of a solution's address. */
export function solutionSlug(title: string): string {
  const slug = slugify(title, { fallback: "write-up" });
  return isPageName(slug) ? `${slug}-write-up` : slug;
}

export function solutionPath(solution: { id: string; slug: string }): string {
  return `/solutions/${solution.id}/${solution.slug}`;
}

function text(max: number, what: string) {
  return z
    .string()
    .transform(cleanText)
    .pipe(z.string().max(max, `${what} has at most ${max.toLocaleString("en")} characters.`));
}

/** Whether anything is written outside the headings of a text. */
function hasWords(body: string): boolean {
  return splitHeadings(body).some(({ raw, heading }) => heading === null && /[\p{L}\p{N}]/u.test(raw));
}

function fitsMarkdown(value: string): boolean {
  return new TextEncoder().encode(value).length <= MARKDOWN_MAX_BYTES;
}

/** People write "github.com/x/y" for the address that begins with https://. */
function withScheme(value: string): string {
  return /^(?:[a-z\d-]+\.)+[a-z]{2,}\/\S/i.test(value) ? `https://${value}` : value;
}

function isWebAddress(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password;
}

/** Errors in the order of the composer's fields. */
export function inFormOrder(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(
    SOLUTION_FIELDS.filter((name) => errors[name]).map((name) => [name, errors[name] ?? ""]),
  );
}
