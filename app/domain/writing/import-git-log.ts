import { escapeMarkdown } from "./escape-markdown";
import { type Commit, readGitLog } from "./git-log";

export const GIT_LOG_MAX_COMMITS = 200;
/** In UTF-8. */
export const GIT_LOG_MAX_BYTES = 200 * 1024;

export type ImportedLog = { ok: true; markdown: string; commits: number } | { ok: false; problem: string };

const SUBJECT_LENGTH = 160;
const NOTE_LENGTH = 300;

interface Row {
  commit: Commit;
  isReverted: boolean;
}

/**
 * Turns pasted `git log --stat` (also with `--oneline`) into an experiment log, oldest first. Hypothesis, result and
 * decision come from lines of the commit's message such as `Result: …`, and are a question mark where there is none.
 * Merges without a message of that kind are left out; a commit that a later one reverts is one row with it.
 */
export function experimentLogFromGit(log: string): ImportedLog {
  if (new TextEncoder().encode(log).length > GIT_LOG_MAX_BYTES)
    return { ok: false, problem: "That is more than 200 KB. Paste fewer commits, or leave --stat out." };
  const commits = readGitLog(log);
  if (commits.length === 0)
    return { ok: false, problem: "There are no commits in it. Paste what git log --stat prints." };
  if (commits.length > GIT_LOG_MAX_COMMITS)
    return { ok: false, problem: `That is more than ${GIT_LOG_MAX_COMMITS} commits. Paste a part of them.` };
  const rows = toRows(commits.reverse().filter(isExperiment));
  if (rows.length === 0)
    return { ok: false, problem: "There are only merges in it. Paste a branch's own commits." };
  const lines = rows.map(({ commit, isReverted }) => {
    const { hypothesis, result, decision } = commit.notes;
    const cells = [
      `\`${commit.hash.slice(0, 7)}\``,
      note(hypothesis),
      change(commit),
      note(result),
      isReverted ? ["reverted", decision && note(decision)].filter(Boolean).join(": ") : note(decision),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const head = "| Run | Hypothesis | Change | Result | Decision |\n| --- | --- | --- | --- | --- |";
  return { ok: true, markdown: `${head}\n${lines.join("\n")}\n`, commits: rows.length };
}

function isExperiment({ isMerge, notes }: Commit): boolean {
  return !isMerge || Object.keys(notes).length > 0;
}

/** What a commit leaves a row in: reverting it leaves the opposite, and so does reverting that. */
interface Effect {
  row: Row;
  isReverted: boolean;
}

function toRows(commits: Commit[]): Row[] {
  const rows: Row[] = [];
  const byHash = new Map<string, Effect>();
  const bySubject = new Map<string, Effect>();
  for (const commit of commits) {
    const target =
      byHash.get(commit.reverts.hash.slice(0, 7)) ?? bySubject.get(commit.reverts.subject.trim());
    let effect: Effect;
    if (target) {
      effect = { row: target.row, isReverted: !target.isReverted };
      target.row.isReverted = effect.isReverted;
      target.row.commit.notes = { ...target.row.commit.notes, ...commit.notes };
    } else {
      effect = { row: { commit, isReverted: false }, isReverted: false };
      rows.push(effect.row);
    }
    byHash.set(commit.hash.slice(0, 7), effect);
    bySubject.set(commit.subject.trim(), effect);
  }
  return rows;
}

function note(text: string | undefined): string {
  return text ? escapeMarkdown(shortened(text, NOTE_LENGTH)) : "?";
}

function change({ subject, stat }: Commit): string {
  const text = escapeMarkdown(shortened(subject, SUBJECT_LENGTH)) || "no subject";
  if (!stat) return text;
  const { files, added, removed } = stat;
  return `${text}; ${files} ${files === 1 ? "file" : "files"}, +${added} −${removed}`;
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "")}…` : text;
}
