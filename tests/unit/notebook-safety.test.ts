import { expect, test } from "vitest";
import { CELLS_MAX } from "../../app/domain/notebooks/notebook";
import { notebookMarkdown } from "../../app/domain/notebooks/notebook-markdown.server";
import {
  code,
  display,
  ESC,
  markdown,
  notebook,
  output,
  problem,
  render,
  show,
  stream,
} from "../support/notebooks";

const RUN = "__hit(1)";
const PAYLOADS = [
  `<script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `<svg onload=${RUN}><script>${RUN}</script></svg>`,
  `<a href="javascript:${RUN}" onclick=${RUN}>go</a>`,
  `<a href="java&#10;script:${RUN}">go</a>`,
  `<iframe srcdoc="<script>${RUN}</script>"></iframe>`,
  `<form action=/logout><button formaction=javascript:${RUN}>x</button></form>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  "</pre></code></section></div><base href=//evil.example><meta http-equiv=refresh content=0>",
  `" onmouseover="${RUN}`,
  `<table background="javascript:${RUN}"><td style="background:url(javascript:${RUN})" id=body>x`,
  `[a](javascript:${RUN}) ![b](x" onerror="${RUN})`,
];
const ELEMENT =
  /^<\/?(?:a|annotation|blockquote|br|code|dd|details|div|dl|dt|em|figcaption|figure|h[234]|hr|img|li|math|m[a-z]+|ol|p|pre|section|semantics|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s|>)/;
const ATTRIBUTES = new Set(
  (
    "accent alt aria-label class colspan columnalign columnspacing display displaystyle encoding fence height href " +
    "id largeop mathvariant rel role rowspan rowspacing scriptlevel separator src stretchy tabindex width xmlns"
  ).split(" "),
);
const ADDRESS = /^(?:#|https?:|mailto:|image:)/;

test.each(PAYLOADS)("%s runs nowhere in a notebook", (payload) => {
  const metadata = { kernelspec: { name: payload, language: payload }, language_info: { name: payload } };
  const cells = [
    markdown(payload, { id: payload }),
    code(payload, [
      stream(payload, payload),
      { output_type: "error", ename: payload, evalue: payload, traceback: [payload] },
      ...["text/html", "text/markdown", "text/latex", "text/plain", "image/png", "image/svg+xml"].map(
        (mime) => display({ [mime]: payload }),
      ),
      display({ [payload]: payload }),
      display({ "application/json": { [payload]: payload } }),
    ]),
    { cell_type: payload, source: payload },
    markdown("![x](attachment:a)", { attachments: { a: { [payload]: payload, "image/png": payload } } }),
  ];
  const { html } = render(notebook(cells, { metadata }));
  const tags = html.match(/<[^>]*>/g) ?? [];

  expect(tags.filter((tag) => !ELEMENT.test(tag))).toEqual([]);
  expect(tags.flatMap(wrongAttributes)).toEqual([]);
  expect(html.match(/ id="(?!nb-cell-|wu-nb-)/g)).toBeNull();
  expect(html.match(/<(?:section|div|pre)\b/g)?.length).toBe(html.match(/<\/(?:section|div|pre)>/g)?.length);
});

function wrongAttributes(tag: string): string[] {
  const attributes = [...tag.matchAll(/\s([^\s="]+)(?:="([^"]*)")?/g)];
  return attributes
    .filter(([, name = "", value = ""]) => {
      const isAddress = name === "href" || name === "src";
      return !ATTRIBUTES.has(name) || (isAddress && !ADDRESS.test(value));
    })
    .map(([attribute]) => attribute);
}

test("wrong types and inherited names are read as nothing", () => {
  const wrong = [7, "text", null, true, [], {}, [[1]], { length: 3 }, ["a", 1, null]];
  const cells = wrong.flatMap((value) => [
    value,
    code(value, value, { metadata: value, execution_count: value }),
    markdown(value, { attachments: value }),
    code("x", [value, stream(value, value as string), display(value), display({ "text/html": value })]),
    code("x", [{ output_type: "error", traceback: value }, display({ "application/json": value })]),
  ]);
  const json = notebook(cells, { metadata: { kernelspec: 7, language_info: [] } });
  const polluting = json.replace("[7,", '[{"__proto__":{"cell_type":"code"},"cell_type":"constructor"},7,');

  expect(problem(json)).toBe("");
  expect(problem(polluting)).toBe("");
  expect(problem('{"__proto__": {"nbformat": 4, "cells": []}}')).toContain("not a notebook");
  expect(problem(notebook(Array.from({ length: CELLS_MAX }, (_, index) => index)))).toBe("");
});

test("text built to cost time renders in bounded time", () => {
  const before = process.cpuUsage();

  output(
    stream("a\b\r".repeat(50_000)),
    stream(`${ESC}[`.repeat(100_000)),
    stream(`${ESC}]8;;`.repeat(50_000)),
    stream(`${" ".repeat(200_000)}x`),
    display({ "text/html": "<script".repeat(20_000) }),
    display({ "text/html": "<div>".repeat(20_000) }),
    display({ "text/html": "data:image/png;base64,".repeat(20_000) }),
  );
  show(markdown("$$ ".repeat(10_000)), markdown("<a href=x>".repeat(3000)));
  notebookMarkdown(notebook([markdown("![](attachment:".repeat(6000)), markdown("![".repeat(50_000))]));

  const { user, system } = process.cpuUsage(before);
  expect(user + system).toBeLessThan(4_000_000);
});
