import { expect, test } from "vitest";
import { renderMarkdown } from "../../app/domain/markdown/render-markdown.server";
import { experimentLogFromGit } from "../../app/domain/writing/import-git-log";

const FULL = `commit ${"c".repeat(40)} (HEAD -> main, origin/main)
Author: Ada <ada@a.example>
Date:   Mon Nov 2 10:00:00 2026 +0100

    Try lemmas | *again*

    Hypothesis: rare forms hurt,
      as in German
    Result: -0.1

    Decision: dropped

 a.py       | 12 ++++++------
 b/c.ipynb  | Bin 0 -> 120 bytes
 2 files changed, 6 insertions(+), 6 deletions(-)

commit ${"b".repeat(40)}
Merge: 1234567 89abcde
Author: Ada <ada@a.example>
Date:   2026-11-01

    Merge branch 'x'

commit ${"a".repeat(40)}
Author: Ada <ada@a.example>
Date:   3 weeks ago

    Start

 README.md | 3 +++
 1 file changed, 3 insertions(+)
`;

/** The rows of a log as lists of cells. */
function rows(log: string): string[][] {
  const imported = experimentLogFromGit(log);
  if (!imported.ok) throw new Error(imported.problem);
  const lines = imported.markdown.trim().split("\n").slice(2);
  expect(lines).toHaveLength(imported.commits);
  return lines.map((line) => line.slice(2, -2).split(" | "));
}

test("a git log becomes an experiment log, oldest first, without merges", () => {
  expect(rows(FULL)).toEqual([
    ["`aaaaaaa`", "?", "Start; 1 file, +3 −0", "?", "?"],
    [
      "`ccccccc`",
      "rare forms hurt, as in German",
      "Try lemmas \\| \\*again\\*; 2 files, +6 −6",
      "-0.1",
      "dropped",
    ],
  ]);
});

test("line ends, colours and a drawn graph change nothing", () => {
  const esc = String.fromCharCode(27);
  const coloured = FULL.replace(/^commit .*/gm, (line) => `${esc}[33m${line}${esc}[m`).replaceAll(
    "\n",
    "\r\n",
  );
  const drawn = FULL.replace(/^commit /gm, "* commit ").replace(/^(?!\*)/gm, "| ");

  expect(rows(coloured)).toEqual(rows(FULL));
  expect(rows(drawn)).toEqual(rows(FULL));
});

test("one-line logs are read, with decorations or without", () => {
  const log =
    "bbbbbbb (HEAD -> main, tag: v1) Second\n a.py | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\naaaaaaa First (#1)\n";

  expect(rows(log)).toEqual([
    ["`aaaaaaa`", "?", "First (\\#1)", "?", "?"],
    ["`bbbbbbb`", "?", "Second; 1 file, +1 −1", "?", "?"],
  ]);
});

test("a commit and the one that reverts it are one row, and so is bringing it back", () => {
  expect(rows('ccccccc Third\nbbbbbbb Revert "First"\naaaaaaa First').map((row) => [row[2], row[4]])).toEqual(
    [
      ["First", "reverted"],
      ["Third", "?"],
    ],
  );
  expect(rows('ddddddd Reapply "First"\nbbbbbbb Revert "First"\naaaaaaa First').map((row) => row[4])).toEqual(
    ["?"],
  );
  expect(rows('ddddddd Revert "Revert "First""\nbbbbbbb Revert "First"\naaaaaaa First')).toHaveLength(1);
  expect(rows('bbbbbbb Revert "Gone"')).toEqual([["`bbbbbbb`", "?", 'Revert "Gone"', "?", "?"]]);
});

test("a revert is found by the hash that it names, and its reason is kept", () => {
  const log = `commit ${"b".repeat(40)}
Author: x

    Take it back

    This reverts commit ${"a".repeat(40)}.
    Decision: too slow

commit ${"a".repeat(40)}
Author: x

    Bigger model
`;

  expect(rows(log)).toEqual([["`aaaaaaa`", "?", "Bigger model", "?", "reverted: too slow"]]);
});

test("the table is an experiment log whatever the subjects say", () => {
  const subjects = [
    "a | b",
    "`c",
    "<script>x</script>",
    "[x](javascript:y)",
    "**",
    "$x$",
    "\\",
    "&lt;",
    "# x",
    "~~s~~",
  ];
  const log = subjects.map((subject, i) => `${String(i).repeat(7)} ${subject}`).join("\n");
  const imported = experimentLogFromGit(log);
  if (!imported.ok) throw new Error(imported.problem);
  const { html, evidence } = renderMarkdown(imported.markdown);

  expect(evidence[0]?.label).toBe("Experiments 1: 10 experiments");
  expect(html).not.toMatch(/<(?:script|strong|del|math)|href="java/);
  expect(html).toContain("</span> &amp;lt;</td>");
  expect(html).toContain("</span> a | b</td>");
});

test("what is no log, too long or only merges is refused with a sentence", () => {
  expect(experimentLogFromGit("hello\nthere")).toMatchObject({ ok: false });
  expect(experimentLogFromGit("")).toMatchObject({ ok: false });
  expect(experimentLogFromGit("aaaaaaa x\n".repeat(201))).toMatchObject({
    problem: expect.stringContaining("200 commits"),
  });
  expect(experimentLogFromGit("ä".repeat(103_000))).toMatchObject({
    problem: expect.stringContaining("200 KB"),
  });
  expect(experimentLogFromGit("aaaaaaa Merge branch 'x'")).toMatchObject({
    problem: expect.stringContaining("merges"),
  });
});
