import { notebookMarkdown } from "../notebooks/notebook-markdown.server";
import type { ImportJob, ImportReport, ImportResult } from "./import";
import { experimentLogFromGit } from "./import-git-log";
import { mapOntoTemplate } from "./map-headings";
import { bodyHeadings, withoutHeadings } from "./outline";

const GIT_LOG = /^(?:commit [0-9a-f]{7,40}\b|[0-9a-f]{7,40} .+\n .+\|)/m;

/**
 * Brings a README, a notebook or the output of `git log --stat` into a write-up: headings are mapped onto the
 * template, commits become an experiment log. Takes the place of an untouched template; otherwise it is added below.
 */
export function importIntoWriteUp({ text, body }: ImportJob): ImportResult {
  const source = withLineFeeds(text).trim();
  const before = withLineFeeds(body);
  if (!source) return { ok: false, problem: "Paste something to import, or choose a file." };
  if (source.startsWith("{")) {
    const notebook = notebookMarkdown(source);
    return notebook.ok ? importMarkdown(notebook.markdown, before, "notebook") : notebook;
  }
  if (GIT_LOG.test(source)) return importLog(source, before);
  return importMarkdown(source, before, "readme");
}

function importMarkdown(markdown: string, body: string, kind: "readme" | "notebook"): ImportResult {
  const { markdown: mapped, title, ...report } = mapOntoTemplate(markdown);
  return { ok: true, body: joined(body, mapped), report: { kind, title: title ?? "", ...report } };
}

const LOG_HEADING = "Experiments and tests";

function importLog(source: string, body: string): ImportResult {
  const log = experimentLogFromGit(source);
  if (!log.ok) return log;
  const mapped = [{ from: `${log.commits} commits`, to: LOG_HEADING }];
  const report: ImportReport = { kind: "git-log", mapped, kept: [], missing: [], title: "" };
  const heading = bodyHeadings(body).find(({ text }) => text.toLowerCase() === LOG_HEADING.toLowerCase());
  if (!heading) return { ok: true, body: joined(body, `## ${LOG_HEADING}\n\n${log.markdown}`), report };
  const line = body.indexOf("\n", heading.offset);
  const end = line < 0 ? body.length : line;
  return { ok: true, body: `${body.slice(0, end)}\n\n${log.markdown.trim()}\n${body.slice(end)}`, report };
}

/** An untouched template gives way; below anything else the headings that the import left empty would only stand twice. */
function joined(body: string, imported: string): string {
  const isUntouched = bodyHeadings(body).every(({ filled }) => !filled) && !withoutHeadings(body).trim();
  return isUntouched ? imported : `${body.trimEnd()}\n\n${withoutEmptySections(imported)}`;
}

function withoutEmptySections(markdown: string): string {
  const headings = bodyHeadings(markdown);
  const ends = headings.map((_, i) => headings[i + 1]?.offset ?? markdown.length);
  const first = markdown.slice(0, headings[0]?.offset ?? markdown.length);
  return (
    first + headings.map(({ offset, filled }, i) => (filled ? markdown.slice(offset, ends[i]) : "")).join("")
  );
}

/** Forms send two characters for a line's end. */
function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
