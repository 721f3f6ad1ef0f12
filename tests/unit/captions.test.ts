import { expect, test } from "vitest";
import { toCaptions, toVtt } from "~/domain/walkthroughs/captions";
import { parseCues, spokenText } from "~/domain/walkthroughs/cues";

const VTT = `WEBVTT - my talk

STYLE
::cue { background: url(https://evil.example) }

NOTE not shown

intro
00:01.000 --> 00:04.500 position:10% line:0
<v Ana>I chose the <b>baseline</b> &amp; kept it.

00:01:05.000 --> 00:01:08.000
Second line.
Third line.
`;

const SRT =
  "1\r\n00:00:02,500 --> 00:00:04,000\r\n{\\an8}<i>Hello</i>\r\n\r\n2\r\n00:00:05,000 --> 00:00:06,000\r\nBye\r\n";

test("WebVTT is read as plain text with times; settings, styles, notes and tags go", () => {
  expect(parseCues(VTT)).toEqual([
    { startMs: 1000, endMs: 4500, text: "I chose the baseline & kept it." },
    { startMs: 65_000, endMs: 68_000, text: "Second line.\nThird line." },
  ]);
});

test("SubRip is read too", () => {
  expect(parseCues(SRT)).toEqual([
    { startMs: 2500, endMs: 4000, text: "Hello" },
    { startMs: 5000, endMs: 6000, text: "Bye" },
  ]);
});

test("what is said in captions leaves their times out", () => {
  expect(spokenText(SRT)).toBe("Hello\nBye");
  expect(spokenText("Just text.")).toBe("Just text.");
});

test.each([
  "",
  "Just text.",
  "Text with an --> arrow",
  "1\nis a number",
])("“%s” is no caption file", (text) => {
  expect(parseCues(text)).toBeNull();
});

test("plain text is spread over the recording by its words", () => {
  const text = `${"one ".repeat(15)}end. ${"two ".repeat(31)}end.`;
  const cues = toCaptions(text, 48_000);
  expect(cues[0]?.startMs).toBe(0);
  expect(cues.at(-1)?.endMs).toBe(48_000);
  expect(cues.find((cue) => cue.text.startsWith("two"))?.startMs).toBe(16_000);
  for (const [i, cue] of cues.entries()) if (i > 0) expect(cue.startMs).toBe(cues[i - 1]?.endMs);
});

test("a caption has two lines of 42 characters at most, and no word is lost", () => {
  const words = Array.from({ length: 400 }, (_, i) => (i % 9 === 8 ? `w${i}.` : `w${i}`));
  const cues = toCaptions(words.join(" "), 120_000);
  for (const { text } of cues) {
    const lines = text.split("\n");
    expect(lines.length).toBeLessThanOrEqual(2);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(42);
  }
  expect(cues.flatMap((cue) => cue.text.split(/\s/))).toEqual(words);
});

test("words longer than a line, and scripts without spaces, are broken", () => {
  const [cue] = toCaptions("字".repeat(100), 9000);
  expect(cue?.text).toBe(`${"字".repeat(42)}\n${"字".repeat(42)}`);
});

test("a text without words has no captions", () => {
  expect(toCaptions(" \n ", 9000)).toEqual([]);
  expect(toVtt([])).toBe("WEBVTT\n");
});

test("cues that begin after the recording's end are left out", () => {
  expect(toCaptions(VTT, 30_000)).toHaveLength(1);
});

test("captions are written with full times", () => {
  expect(toVtt([{ startMs: 61_005, endMs: 3_723_450, text: "Two\nlines" }])).toBe(
    "WEBVTT\n\n00:01:01.005 --> 01:02:03.450\nTwo\nlines\n",
  );
});

test.each([
  "00:00.000 --> 99:99.999",
  "x\n\n00:00:00.000 --> 00:00:09.000\nforged",
  "x\r\r00:00:00.000 --> 00:00:09.000\rforged",
  "<script>alert(1)</script> & <c.red>",
  "nul\0\0\nNOTE hidden",
])("no text of a cue makes another cue or markup: %j", (text) => {
  const vtt = toVtt([{ startMs: 0, endMs: 1000, text }]);
  expect(vtt.match(/-->/g)).toHaveLength(1);
  expect(vtt.split("\n\n")).toHaveLength(2);
  expect(vtt).not.toMatch(/<|\0|\r/);
});

test("what was escaped in captions is plain text once, and escaped again when written", () => {
  const cues = parseCues("WEBVTT\n\n00:00.000 --> 00:01.000\n&lt;b&gt; &amp;lt; <<i>u>x");
  expect(cues?.[0]?.text).toBe("<b> &lt; <u>x");
  expect(toVtt(cues ?? [])).toContain("&lt;b&gt; &amp;lt; &lt;u&gt;x");
});

test("six thousand characters of anything are read at once", () => {
  const texts = [
    "<".repeat(6000),
    "{\\".repeat(3000),
    "0:".repeat(3000),
    "WEBVTT\n\n".repeat(700),
    ". ".repeat(3000),
  ];
  const started = performance.now();
  for (const text of texts) toCaptions(text, 120_000);
  expect(performance.now() - started).toBeLessThan(5000);
});
