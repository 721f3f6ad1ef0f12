/** A text to import, and the write-up that it is brought into. */
export interface ImportJob {
  text: string;
  body: string;
}

/** What an import did, in the words of headings. */
export interface ImportReport {
  kind: "readme" | "notebook" | "git-log";
  mapped: { from: string; to: string }[];
  /** Headings that stay as they are. */
  kept: string[];
  /** Headings of the template that the import had nothing for. */
  missing: string[];
  /** The first heading, where it reads like a title; else empty. */
  title: string;
}

export type ImportResult = { ok: true; body: string; report: ImportReport } | { ok: false; problem: string };

export type ImportText = (job: ImportJob) => Promise<ImportResult | null>;
