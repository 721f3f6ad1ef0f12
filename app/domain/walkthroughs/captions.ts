import { countWords } from "../markdown/markdown";
import { type Cue, parseCues } from "./cues";

const LINE_LENGTH = 42;
const LINES = 2;

/**
 * The captions of a recording out of its transcript: the cues of WebVTT or SubRip text as they are, plain text spread
 * over the whole length by its words, in cues of two lines of 42 characters at most. Empty for a text without words.
 * `durationMs` is the length of the recording in milliseconds.
 */
export function toCaptions(text: string, durationMs: number): Cue[] {
  const timed = parseCues(text);
  if (timed) return timed.filter(({ startMs }) => startMs < durationMs);
  const parts = splitIntoCues(text);
  const words = parts.map((part) => Math.max(1, countWords(part)));
  const total = words.reduce((sum, count) => sum + count, 0);
  let said = 0;
  return parts.map((part, i) => {
    const startMs = Math.round((said / total) * durationMs);
    said += words[i] ?? 0;
    return { startMs, endMs: Math.round((said / total) * durationMs), text: part };
  });
}

/** Cues as a WebVTT file. No text of theirs can end a cue, begin another or be markup. */
export function toVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(
    ({ startMs, endMs, text }) => `${vttTime(startMs)} --> ${vttTime(endMs)}\n${escapeVtt(text)}\n`,
  );
  return ["WEBVTT\n", ...blocks].join("\n");
}

function vttTime(ms: number): string {
  const pad = (value: number, length = 2) => String(Math.floor(value)).padStart(length, "0");
  return `${pad(ms / 3_600_000)}:${pad((ms / 60_000) % 60)}:${pad((ms / 1000) % 60)}.${pad(ms % 1000, 3)}`;
}

function escapeVtt(text: string): string {
  const lines = text.split(/[\r\n\0]+/).filter((line) => line.trim());
  return lines.join("\n").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A cue goes on with the next sentence as long as that fits whole. */
function splitIntoCues(text: string): string[] {
  const cues: string[] = [];
  let current: string[] = [];
  const flush = () => {
    if (current.length > 0) cues.push(current.join("\n"));
    current = [];
  };
  for (const sentence of sentences(text)) {
    const together = wrap([...current, sentence].join(" "));
    if (together.length <= LINES) {
      current = together;
      continue;
    }
    flush();
    for (const line of wrap(sentence)) {
      if (current.length === LINES) flush();
      current.push(line);
    }
  }
  flush();
  return cues;
}

function sentences(text: string): string[] {
  const lines = text.split(/[\p{Cc}\p{Zl}\p{Zp}]+/u);
  return lines.flatMap((line) => line.split(/(?<=[.!?…。！？])\s+/u)).filter((sentence) => sentence.trim());
}

/** Lines broken between words, and inside a word that is longer than a line. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean).flatMap(pieces)) {
    const longer = line ? `${line} ${word}` : word;
    if ([...longer].length <= LINE_LENGTH) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return line ? [...lines, line] : lines;
}

function pieces(word: string): string[] {
  const characters = [...word];
  const count = Math.ceil(characters.length / LINE_LENGTH);
  return Array.from({ length: count }, (_, i) =>
    characters.slice(i * LINE_LENGTH, (i + 1) * LINE_LENGTH).join(""),
  );
}
