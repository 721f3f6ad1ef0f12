import { expect, test } from "vitest";
import {
  againstTarget,
  clockLabel,
  parseTimecode,
  spokenSeconds,
  startSecond,
} from "~/domain/walkthroughs/clock";
import { linkTimecodes } from "~/domain/walkthroughs/timecodes.server";
import { parseWalkthrough, SCRIPT_MAX, walkthroughErrors } from "~/domain/walkthroughs/walkthrough";

const PAGE = { base: "/solutions/1/slug", seconds: 120 };

test("a text of 300 words takes two minutes to say, and one without words no time", () => {
  expect(spokenSeconds("word ".repeat(300))).toBe(120);
  expect(spokenSeconds(" — … ")).toBe(0);
});

test.each([
  [0, "0:00"],
  [59.9, "0:59"],
  [112, "1:52"],
  [3723, "1:02:03"],
  [-5, "0:00"],
])("%d seconds read %s on a clock", (seconds, label) => {
  expect(clockLabel(seconds)).toBe(label);
});

test.each([
  [112, "1:52 of 2:00"],
  [120.9, "2:00 of 2:00"],
  [130, "2:10, 0:10 over"],
])("%d seconds are shown as %s", (seconds, label) => {
  expect(againstTarget(seconds)).toBe(label);
});

test.each([
  ["83", 83],
  ["1:23", 83],
  [" 0:07 ", 7],
  ["1:02:03", 3723],
  ["1:60", null],
  ["1:2", null],
  ["1:2:03", null],
  ["36001", null],
  ["99:99:99", null],
  ["-1", null],
  ["", null],
])("the time “%s” is read as %s seconds", (text, seconds) => {
  expect(parseTimecode(text)).toBe(seconds);
});

test.each([
  [null, 0],
  ["", 0],
  ["83", 83],
  ["180", 180],
  ["181", null],
  ["1:23", null],
  ["-1", null],
  ["1e2", null],
])("?t=%s begins at second %s", (t, second) => {
  expect(startSecond(t)).toBe(second);
});

test("a walkthrough may be a recording, a link, a script or nothing", () => {
  expect(parseWalkthrough({})).toEqual({
    ok: true,
    value: { walkthroughTake: "", walkthroughUrl: "", walkthroughScript: "" },
  });
  const fields = {
    walkthroughTake: "01jzzzzzzzzzzzzzzzzzzzzzzz",
    walkthroughUrl: " https://video.example/watch?v=1 ",
    walkthroughScript: "  I chose\r\nthe baseline. ",
  };
  expect(parseWalkthrough(fields)).toEqual({
    ok: true,
    value: {
      walkthroughTake: "01jzzzzzzzzzzzzzzzzzzzzzzz",
      walkthroughUrl: "https://video.example/watch?v=1",
      walkthroughScript: "I chose\nthe baseline.",
    },
  });
});

test.each([
  "http://video.example/1",
  "javascript:alert(1)",
  "https://user:pass@video.example/",
  "https://localhost/",
  "video.example/1",
  `https://video.example/${"a".repeat(500)}`,
])("the link %s is refused", (walkthroughUrl) => {
  expect(Object.keys(walkthroughErrors({ walkthroughUrl }))).toEqual(["walkthroughUrl"]);
});

test("a take that is no id, and a script that is too long, are refused in words", () => {
  const errors = walkthroughErrors({
    walkthroughTake: "../../etc/passwd",
    walkthroughScript: "a".repeat(SCRIPT_MAX + 1),
  });
  expect(errors).toEqual({
    walkthroughTake: "This recording is not there any more. Choose another one.",
    walkthroughScript: "A script has at most 6,000 characters.",
  });
});

test("captions whose times cannot be read are refused with the place", () => {
  const walkthroughScript = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\n00:09.000 --> 00:03.000\nTwo.";
  expect(walkthroughErrors({ walkthroughScript }).walkthroughScript).toContain("00:09.000 --> 00:03.000");
});

test("a time in a review becomes a link to that second", () => {
  expect(linkTimecodes("<p>At @1:23, you say (@0:05).</p>", PAGE)).toBe(
    '<p>At <a class="timecode" href="/solutions/1/slug?t=83#walkthrough">@1:23</a>, you say (' +
      '<a class="timecode" href="/solutions/1/slug?t=5#walkthrough">@0:05</a>).</p>',
  );
});

test.each([
  ["code", "<p><code>@1:23</code></p>"],
  ["highlighted code", '<pre><code><span class="hljs-meta">@1:23</span></code></pre>'],
  ["links", '<p><a href="https://x.example"><em>@1:23</em></a></p>'],
  ["attributes", '<img alt="> @1:23" src="/uploads/1">'],
  ["formulas", "<math><annotation>@1:23</annotation></math>"],
  ["addresses", "<p>ana@1:23 x/@1:23 .@1:23</p>"],
  ["longer numbers", "<p>@1:234 @1:23:45 @1:2 @1:23pm @123:45</p>"],
  ["moments after the end", "<p>@2:01</p>"],
])("a time in %s stays text", (_, html) => {
  expect(linkTimecodes(html, PAGE)).toBe(html);
});

test("text after code is linked again", () => {
  expect(linkTimecodes("<p><code>x</code> @0:01</p>", PAGE)).toContain("?t=1#walkthrough");
});

test("a page's path cannot leave its attribute", () => {
  expect(linkTimecodes("@0:01", { base: '/"><script>', seconds: 9 })).not.toContain("<script>");
});
