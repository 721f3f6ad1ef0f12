import { findPreview } from "~db/queries/attachments";
import { hasQuote } from "../anchoring/locate-quote";
import { textOf } from "../anchoring/text-of.server";
import type { Attachment } from "../attachments/attachment";
import { fileParts } from "../attachments/file-parts.server";
import type { Ctx } from "../context.server";
import type { FieldErrors, Parsed } from "../parse";
import { partNoun, spotName } from "./file-spot";
import type { FileAnchor, PointInput } from "./point";
import { pointField } from "./point-fields";

/** Of a part that nobody quoted from, in characters: enough to know it again. */
const EXCERPT_MAX = 200;

interface Read {
  file: Attachment;
  /** Null where it has no text that could be looked up. */
  html: string | null;
  parts: { html: string; source: string }[];
}

/**
 * The points of a form with those about files made whole: each names a file of the judged revision, a cell or a line
 * that it has, and words that stand there. Where none are quoted, the first words of the part are. A quote that stands
 * in one cell alone says which one is meant. Errors go by field name.
 */
export async function completeFileAnchors(
  ctx: Ctx,
  { files, revision }: { files: Attachment[]; revision: number },
  points: PointInput[],
): Promise<Parsed<PointInput[]>> {
  const read = new Map<string, Read>();
  const errors: FieldErrors = {};
  const completed: PointInput[] = [];
  for (const [i, point] of points.entries()) {
    completed.push(point);
    if (!point.file) continue;
    const { id } = point.file;
    const file = files.find((one) => one.id === id && one.kind !== "recording");
    if (!file) {
      errors[pointField(i + 1, "section")] =
        `This file is not in revision ${revision}. Choose one that is listed.`;
      continue;
    }
    const known = read.get(id) ?? (await readParts(ctx, file));
    read.set(id, known);
    const result = completeOne(known, point.file, point.anchor.quote);
    if ("field" in result) errors[pointField(i + 1, result.field)] = result.why;
    else {
      const { quote, part } = result;
      completed[i] = { ...point, anchor: { ...point.anchor, quote }, file: { id, part } };
    }
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: completed };
}

async function readParts(ctx: Ctx, file: Attachment): Promise<Read> {
  const preview = await findPreview(ctx.db, file.id);
  return { file, html: preview?.html ?? null, ...fileParts(file.kind, preview?.html ?? "") };
}

type Completed = { quote: string; part: number | null } | { field: "quote" | "part"; why: string };

function completeOne({ file, html, parts }: Read, { part }: FileAnchor, quote: string): Completed {
  if (part !== null && part > parts.length) return { field: "part", why: whyNoPart(file, parts.length) };
  if (!quote) return { quote: part === null ? "" : excerpt(parts[part - 1]?.source ?? ""), part };
  if (html === null) {
    const why = `The words of ${file.name} cannot be looked up. Leave the passage empty, and say in the point where you mean.`;
    return { field: "quote", why };
  }
  const isIn = (within: string) => hasQuote(textOf(within), quote);
  if (!isIn(part === null ? html : (parts[part - 1]?.html ?? ""))) {
    const why = `These words are not in ${spotName({ ...file, part })}. Copy them from there, or leave the passage empty.`;
    return { field: "quote", why };
  }
  return { quote, part: part ?? (file.kind === "notebook" ? onlyCell(parts, isIn) : null) };
}

function whyNoPart({ name, kind }: Attachment, count: number): string {
  if (count === 0) return `The page of ${name} has no numbers. Leave the number empty.`;
  const noun = partNoun(kind) ?? "part";
  return count === 1
    ? `${name} has one ${noun}. Its number is 1.`
    : `${name} has ${count.toLocaleString("en")} ${noun}s. Give a number from 1 to ${count}.`;
}

function onlyCell(cells: { html: string }[], isIn: (html: string) => boolean): number | null {
  const within = [...cells.keys()].filter((i) => isIn(cells[i]?.html ?? ""));
  const [first] = within;
  return first !== undefined && within.length === 1 ? first + 1 : null;
}

function excerpt(source: string): string {
  const { text } = textOf(source);
  if (text.length <= EXCERPT_MAX) return text;
  const cut = text.slice(0, EXCERPT_MAX);
  return cut.slice(0, cut.lastIndexOf(" ") + 1 || EXCERPT_MAX).trim();
}
