import { escapeAttribute } from "../markdown/escape.server";
import { MAX_SECONDS, parseTimecode } from "./clock";

/** A tag whole, whatever its attributes hold. */
const TAG = /<(?:[^<>"']|"[^"]*"|'[^']*')*>/g;
/** Elements whose text is no prose of the writer's. */
const NO_PROSE = new Set(["a", "code", "pre", "math"]);
const TIMECODE = /(?<![\p{L}\p{N}\p{M}@/_;.-])@(\d{1,2}:[0-5]\d)(?![\p{L}\p{N}\p{M}:_])/gu;

interface Recording {
  /** Path of the page with the player. */
  base: string;
  /** The length of the recording in seconds. */
  seconds: number;
}

/**
 * Makes `@1:23` in rendered, safe HTML a link to that second of a walkthrough: `<base>?t=83#walkthrough`. Text in
 * links, code and formulas stays as it is, as do moments after the recording's end.
 */
export function linkTimecodes(html: string, { base, seconds }: Recording): string {
  if (!html.includes("@")) return html;
  let linked = "";
  let at = 0;
  let inside = 0;
  for (const tag of html.matchAll(TAG)) {
    linked += inside > 0 ? html.slice(at, tag.index) : linkText(html.slice(at, tag.index));
    linked += tag[0];
    at = tag.index + tag[0].length;
    const [, slash, name = ""] = /^<(\/?)([a-z]*)/i.exec(tag[0]) ?? [];
    if (!NO_PROSE.has(name)) continue;
    inside += slash ? -1 : 1;
  }
  return linked + (inside > 0 ? html.slice(at) : linkText(html.slice(at)));

  function linkText(text: string): string {
    return text.replace(TIMECODE, (whole, time: string) => {
      const second = parseTimecode(time);
      if (second === null || second > Math.min(seconds, MAX_SECONDS)) return whole;
      const href = escapeAttribute(`${base}?t=${second}#walkthrough`);
      return `<a class="timecode" href="${href}">@${time}</a>`;
    });
  }
}
