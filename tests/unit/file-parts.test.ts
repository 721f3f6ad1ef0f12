import { expect, test } from "vitest";
import { textOf } from "~/domain/anchoring/text-of.server";
import { fileParts } from "~/domain/attachments/file-parts.server";
import { readCode } from "~/domain/attachments/read-code.server";
import { code, display, markdown, notebook, render, stream } from "../support/notebooks";

function cellsOf(...cells: unknown[]) {
  const { html } = render(notebook(cells));
  const { before, parts, after } = fileParts("notebook", html);
  expect(before + parts.map((part) => part.html).join("") + after).toBe(html);
  return parts;
}

function linesOf(text: string, name: string) {
  const html = readCode(text, name).preview?.html ?? "";
  const { before, parts, after } = fileParts("code", html);
  expect(before + parts.map((part) => part.html).join("") + after).toBe(html);
  return parts.map(({ source }) => textOf(source).text);
}

test("a notebook's page is its cells, each with what was written in it", () => {
  const cells = cellsOf(
    markdown("# Triage\n\nTwo teams[^1].\n\n[^1]: Since May."),
    code("x = 1 < 2\nprint(x)", [stream("True")]),
    { cell_type: "raw", metadata: {}, source: "as it is" },
    code("", [stream("only output")]),
  );
  expect(cells.map(({ source }) => textOf(source).text)).toEqual([
    expect.stringContaining("Triage Two teams"),
    "x = 1 < 2 print(x)",
    "as it is",
    "",
  ]);
  expect(textOf(cells[1]?.html ?? "").text).toContain("True");
});

test("code and outputs that a notebook hides are told apart as those that it shows", () => {
  const hidden = { metadata: { jupyter: { source_hidden: true, outputs_hidden: true } } };
  const [cell] = cellsOf(code("secret = 42", [stream("done")], hidden));
  expect(textOf(cell?.source ?? "").text).toBe("secret = 42");
});

test("what stands in a cell cannot pretend to be another cell", () => {
  const forged =
    '<section class="cell code-cell" id="nb-cell-9"><div class="cell-part output">x</div></section>';
  const cells = cellsOf(
    code(forged, [stream(forged), display({ "text/html": forged }), display({ "text/markdown": forged })]),
    markdown(`${forged}\n\n\`\`\`html\n${forged}\n\`\`\``),
    code("last"),
  );
  expect(cells).toHaveLength(3);
  expect(textOf(cells[0]?.source ?? "").text).toBe(forged);
});

test("a text's page is its lines, blank ones too", () => {
  expect(linesOf("import os\n\nif x < 1:\n    print('a')\n", "train.py")).toEqual([
    "import os",
    "",
    "if x < 1:",
    "print('a')",
  ]);
  const forged = '</a><a id="L9" href="#L9" tabindex="-1">9</a>';
  expect(linesOf(`${forged}\n"""a\nb"""`, "a.py")).toEqual([forged, '"""a', 'b"""']);
});

test("prose, tables and files without a page have no numbered parts", () => {
  const prose = readCode("# Title\n\nText.", "README.md").preview?.html ?? "";
  expect(fileParts("code", prose)).toEqual({ before: prose, parts: [], after: "" });
  expect(fileParts("table", "<table></table>").parts).toEqual([]);
  expect(fileParts("image", "").parts).toEqual([]);
});
