import { expect, test } from "vitest";
import { parseReply, quoteReply, replyFields } from "~/domain/discussion/reply";

test("a quotation holds every line, empty ones too", () => {
  expect(quoteReply("One\n\n- two")).toBe("> One\n>\n> - two\n\n");
});

test("a long reply is quoted up to 600 characters, and no word is cut", () => {
  const quoted = quoteReply("word ".repeat(1000));
  expect(quoted.length).toBeLessThan(620);
  expect(quoted).toMatch(/^> (word )+…\n\n$/);
});

test("what a reply quotes is not quoted again, unless it says nothing else", () => {
  expect(quoteReply("> Earlier\n\nNow")).toBe("> Now\n\n");
  expect(quoteReply("> Earlier")).toBe("> > Earlier\n\n");
});

test("a reply without words is refused, and one about no point needs none", () => {
  expect(parseReply({ body: " \n" })).toMatchObject({ ok: false });
  expect(parseReply({ body: " Yes " })).toEqual({ ok: true, value: { body: "Yes", point: "" } });
  expect(replyFields({ body: "Yes", point: "", version: "1" })).toEqual({ body: "Yes" });
});
