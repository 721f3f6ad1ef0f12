export interface Commit {
  hash: string;
  subject: string;
  isMerge: boolean;
  notes: Notes;
  /** What it takes back, as its message says; empty where it does not. */
  reverts: { hash: string; subject: string };
  stat: { files: number; added: number; removed: number } | null;
}

export interface Notes {
  hypothesis?: string;
  result?: string;
  decision?: string;
}

// Colours of a terminal, and the lines that --graph draws.
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");
const GRAPH = /^[*|\\/_ ]*[*|\\/] ?/;

const COMMIT = /^commit ([0-9a-f]{7,64})\b/;
const ONE_LINE = /^([0-9a-f]{7,40})(?: \([^()]*\))? (\S.*)$/;
const STAT = /^ (\d+) files? changed(?:, (\d+) insertions?\(\+\))?(?:, (\d+) deletions?\(-\))?/;
const NOTE = /^[-*\s]*(hypothesis|results?|decision)\s*:\s*(.+)$/is;
const REVERT_SUBJECT = /^(?:Revert|Reapply) "(.*)"$/;
const REVERT_HASH = /\bThis reverts commit ([0-9a-f]{7,64})/;
const MERGE_SUBJECT = /^Merge (?:branch|branches|pull request|remote-tracking branch|tag|commit)\b/;

/**
 * Reads what `git log` prints with or without `--oneline`, `--stat`, `--graph`, decorations and colours, in any date
 * format. The commits come in their order; text that belongs to none is passed over.
 */
export function readGitLog(log: string): Commit[] {
  const lines = log.replace(/\r\n?/g, "\n").replace(COLOURS, "").split("\n");
  const isFull = lines.some((line) => COMMIT.test(withoutGraph(line)));
  const commits: { hash: string; lines: string[] }[] = [];
  for (const drawn of lines) {
    const line = withoutGraph(drawn);
    const [, hash, subject] = (isFull ? COMMIT : ONE_LINE).exec(line) ?? [];
    if (hash) commits.push({ hash, lines: subject ? [`    ${subject}`] : [] });
    else commits.at(-1)?.lines.push(line);
  }
  return commits.map(readCommit);
}

function withoutGraph(line: string): string {
  return GRAPH.test(line) && !line.startsWith("    ") && !/^ \S/.test(line) ? line.replace(GRAPH, "") : line;
}

function readCommit({ hash, lines }: { hash: string; lines: string[] }): Commit {
  const message = lines.filter((line) => line.startsWith("    ")).map((line) => line.slice(4));
  const subject = message.find((line) => line.trim())?.trim() ?? "";
  const text = message.join("\n");
  return {
    hash,
    subject,
    isMerge: lines.some((line) => line.startsWith("Merge: ")) || MERGE_SUBJECT.test(subject),
    notes: readNotes(message),
    reverts: {
      hash: REVERT_HASH.exec(text)?.[1] ?? "",
      subject: revertedSubject(subject),
    },
    stat: readStat(lines),
  };
}

/** `Reapply "x"` takes back `Revert "x"`. */
function revertedSubject(subject: string): string {
  const inner = REVERT_SUBJECT.exec(subject)?.[1] ?? "";
  return inner && subject.startsWith("Reapply") ? `Revert "${inner}"` : inner;
}

/** A note runs on over the lines that follow, up to a blank one or another one of its kind. */
function readNotes(message: string[]): Notes {
  const notes: Notes = {};
  let open: keyof Notes | null = null;
  for (const line of message) {
    const [, name, text] = NOTE.exec(line) ?? [];
    if (name && text) {
      open = name.toLowerCase().replace("results", "result") as keyof Notes;
      notes[open] = text.trim();
    } else if (!line.trim() || /^[\w-]+: /.test(line)) {
      open = null;
    } else if (open) {
      notes[open] += ` ${line.trim()}`;
    }
  }
  return notes;
}

function readStat(lines: string[]): Commit["stat"] {
  for (const line of lines) {
    const match = STAT.exec(line);
    if (match)
      return { files: Number(match[1]), added: Number(match[2] ?? 0), removed: Number(match[3] ?? 0) };
  }
  return null;
}
