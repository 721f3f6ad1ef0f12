import { AnsiUp } from "ansi_up";
import { escapeText, withoutControlCharacters } from "~/domain/markdown/escape.server";

const ESC = "\u001B";
const BEL = "\u0007";
/** Titles, hyperlinks and other commands to a terminal's window. The text of a hyperlink stands between two. */
const WINDOW_COMMAND = new RegExp(`${ESC}\\][^${ESC}${BEL}\n]{0,4000}(?:${BEL}|${ESC}\\\\)`, "g");
/** Commands that move the cursor or clear the screen, which end in other letters than m, and broken ones. */
const OTHER_COMMAND = new RegExp(`${ESC}\\[[\\d;?]*[A-Za-ln-z]|${ESC}(?!\\[[\\d;:]*m)`, "g");
const SPAN = /<span(?: style="([^"]*)")?(?: class="([^"]*)")?>/g;

/** Text as a terminal would show it in the end: what `\r` and backspaces wrote over is gone, so are commands. */
export function settleText(text: string): string {
  const plain = text
    .replace(/(?<!\r)\r+\n/g, "\n")
    .replace(WINDOW_COMMAND, "")
    .replace(OTHER_COMMAND, "");
  const erased = plain.includes("\b") ? eraseBackwards(plain) : plain;
  if (!erased.includes("\r")) return erased;
  return erased
    .split("\n")
    .map((line) => line.split("\r").findLast((part) => part.trim() !== "") ?? "")
    .join("\n");
}

function eraseBackwards(text: string): string {
  const kept: string[] = [];
  for (const character of text) {
    if (character !== "\b") kept.push(character);
    else if (kept.at(-1) !== "\n") kept.pop();
  }
  return kept.join("");
}

/** Settled text without its colours. */
export function withoutColours(text: string): string {
  return withoutControlCharacters(text.replace(new RegExp(`${ESC}\\[[\\d;:]*m`, "g"), ""));
}

/** Settled text as HTML, its colours as classes. */
export function colourText(text: string): string {
  if (!text.includes(ESC)) return escapeText(withoutControlCharacters(text));
  const converter = new AnsiUp();
  converter.use_classes = true;
  converter.url_allowlist = {};
  converter.boldStyle = "ansi-bold";
  converter.faintStyle = "ansi-faint";
  converter.italicStyle = "ansi-italic";
  converter.underlineStyle = "ansi-underline";
  const html = converter.ansi_to_html(text).replace(SPAN, (_, styles = "", classes = "") => {
    const names = [...styles.split(";"), ...classes.split(" ")].map(className).filter(Boolean);
    return names.length > 0 ? `<span class="${[...new Set(names)].join(" ")}">` : "<span>";
  });
  return withoutControlCharacters(html);
}

/** One of our classes for what the converter says: a style's name, a colour's class, or a colour in red, green, blue. */
function className(part: string): string {
  if (/^ansi-(?:bold|faint|italic|underline)$/.test(part)) return part;
  if (/^background-color:|-bg$/.test(part)) return "ansi-mark";
  const named = /^ansi-(?:bright-)?(red|green|yellow|blue|magenta|cyan)-fg$/.exec(part)?.[1];
  if (named) return `ansi-${named}`;
  const channels = /^color:rgb\((\d+),(\d+),(\d+)\)$/.exec(part)?.slice(1).map(Number);
  return channels ? hueClass(channels) : "";
}

/** The nearest of six hues; nothing for greys, which are shown in ink: their shade was made for another paper. */
function hueClass([red = 0, green = 0, blue = 0]: number[]): string {
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  if (most - least < 60) return "";
  const isHigh = (channel: number) => channel > (most + least) / 2;
  const hue = [red, green, blue].map((channel) => (isHigh(channel) ? "1" : "0")).join("");
  const names = new Map([
    ["100", "red"],
    ["010", "green"],
    ["001", "blue"],
    ["110", "yellow"],
    ["101", "magenta"],
    ["011", "cyan"],
  ]);
  return `ansi-${names.get(hue)}`;
}
