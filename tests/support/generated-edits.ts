import type { WriteUpText } from "~/domain/anchoring/text-model";
import { textOf } from "~/domain/anchoring/text-of.server";

/** A word that is remembered through all edits: a copy or a new one is another word, though it reads the same. */
interface Word {
  id: number;
  text: string;
}
type Sentence = Word[];
interface Block {
  kind: "h2" | "p" | "pre";
  sentences: Sentence[];
}
type Document = Block[];

/** A write-up in two versions, passages of the older one, and what became of each. */
export interface GeneratedEdit {
  before: WriteUpText;
  after: WriteUpText;
  passages: Passage[];
}

export interface Passage {
  start: number;
  end: number;
  text: string;
  /** Where its words stand in the newer one, as far as they are there; null where they are gone. */
  truth: { start: number; end: number; text: string } | null;
  /** The share of the characters of a span of the newer text that are the passage's own. */
  shareIn(span: { start: number; end: number }): number;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

const NOUNS = (
  "model baseline classifier retriever prompt embedding budget latency dataset label threshold metric ranker cache " +
  "pipeline brief reviewer ticket customer sample split score error window token query answer batch index chunk"
).split(" ");
const VERBS = (
  "beats misses keeps drops needs shows hides limits explains doubles halves breaks covers ignores favours predicts " +
  "measures assumes excludes repeats replaces bounds"
).split(" ");
const MORE = (
  "on the held-out split|under a fixed budget|before any tuning|because the brief leaves it open|in most of the runs|" +
  "when traffic peaks|at the same cost|after two more passes|for short tickets only|without a second label|" +
  "as long as the cache is warm|which nobody had asked for|so I kept the simpler one|and the gap stayed small"
).split("|");
const SHORT = ["It held.", "This is a guess.", "I stopped there.", "The rest is noise.", "See the table."];

/** One document, edited a few times over. */
export function generateEdit(seed: number): GeneratedEdit {
  const random = seededRandom(seed);
  const author = createAuthor(random);
  const before = author.document();
  const after = structuredClone(before);
  const edits = 1 + Math.floor(random() * 6);
  for (let i = 0; i < edits; i++) author.edit(after);
  takeCopiesForMoves(before, after);
  const [old, now] = [laidOut(before), laidOut(after)];
  return { before: old.text, after: now.text, passages: author.passages(before, { old, now }) };
}

/** The only copy of a sentence that stood once and is gone is that sentence, moved: nothing tells the two apart. */
function takeCopiesForMoves(before: Document, after: Document) {
  const [old, now] = [before, after].map((document) => document.flatMap(({ sentences }) => sentences));
  const read = (sentence: Sentence) => sentence.map(({ text }) => text).join(" ");
  const ids = new Set(now?.flat().map(({ id }) => id));
  for (const sentence of old ?? []) {
    const alike = (one: Sentence) => read(one) === read(sentence);
    const [copy, ...others] = now?.filter(alike) ?? [];
    if (!copy || others.length > 0 || sentence.some(({ id }) => ids.has(id))) continue;
    if (old?.filter(alike).length !== 1) continue;
    for (const [i, word] of copy.entries()) word.id = sentence[i]?.id ?? word.id;
  }
}

interface LaidOut {
  text: WriteUpText;
  places: Map<number, { start: number; end: number }>;
}

function laidOut(document: Document): LaidOut {
  const html = document.map(({ kind, sentences }, i) => {
    const lines = sentences.map((sentence) => sentence.map(({ text }) => text).join(" "));
    if (kind === "pre") return `<pre tabindex="0"><code>${lines.join("\n")}</code></pre>\n`;
    return kind === "h2" ? `<h2 id="wu-${i}">${lines.join(" ")}</h2>\n` : `<p>${lines.join(" ")}</p>\n`;
  });
  const text = textOf(html.join(""));
  const places = new Map<number, { start: number; end: number }>();
  let at = 0;
  for (const word of document.flatMap(({ sentences }) => sentences.flat())) {
    places.set(word.id, { start: at, end: at + word.text.length });
    at += word.text.length + 1;
  }
  if (at - 1 !== text.text.length) throw new Error("The words are not where they were laid out");
  return { text, places };
}

function createAuthor(random: () => number) {
  let ids = 0;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const place = (list: readonly unknown[]) => Math.floor(random() * list.length);
  const words = (text: string): Sentence => text.split(" ").map((one) => ({ id: ids++, text: one }));
  const copied = (sentence: Sentence) => words(sentence.map(({ text }) => text).join(" "));
  const written: string[] = [];

  function line(): string {
    const kind = random();
    const number = Math.floor(random() * 100);
    if (kind < 0.06) return pick(SHORT);
    // Versions of one sentence that differ in a word or a number.
    if (kind < 0.2)
      return `Run ${number} of the ${pick(NOUNS)} reached an accuracy of 0.${number + 1} on the ${pick(["test", "validation", "training"])} set after ${pick(["two", "three", "four"])} epochs.`;
    if (kind < 0.26 && written.length > 0) return pick(written);
    const parts = Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(MORE)).join(" ");
    return `The ${pick(NOUNS)} ${pick(VERBS)} the ${pick(NOUNS)} and ${pick(VERBS)} its ${pick(NOUNS)} ${parts}.`;
  }

  function sentence(): Sentence {
    const text = line();
    written.push(text);
    return words(text);
  }

  /** A sentence that has little in common with one: else it would be a change of it. */
  function anotherThan(old: Sentence): Sentence {
    const known = new Set(old.map(({ text }) => text));
    for (;;) {
      const next = sentence();
      const common = next.filter(({ text }) => known.has(text)).length;
      if (common * 2 <= Math.min(next.length, old.length)) return next;
    }
  }

  function block(kind: Block["kind"]): Block {
    if (kind === "h2") return { kind, sentences: [words(`${pick(NOUNS)} and ${pick(NOUNS)}`)] };
    if (kind === "pre")
      return {
        kind,
        sentences: Array.from({ length: 4 }, () =>
          words(`${pick(NOUNS)} = ${pick(VERBS)}(${pick(NOUNS)}, ${Math.floor(random() * 9)})`),
        ),
      };
    return { kind, sentences: Array.from({ length: 1 + Math.floor(random() * 5) }, sentence) };
  }

  const isText = ({ kind }: Block) => kind === "p";

  const edits: Record<string, (document: Document) => void> = {
    rewordInside(document) {
      const target = pick(pick(document).sentences);
      const times = 1 + Math.floor(random() * 2);
      for (let i = 0; i < times; i++) target.splice(place(target), 1, ...words(pick([...NOUNS, ...VERBS])));
    },
    addWordsInside(document) {
      const target = pick(pick(document).sentences);
      target.splice(place(target), 0, ...words(pick(["almost", "by far", "as expected", "in part"])));
    },
    dropWordInside(document) {
      const target = pick(pick(document).sentences);
      if (target.length > 3) target.splice(place(target), 1);
    },
    rewriteSentence(document) {
      const { sentences } = pick(document);
      const index = place(sentences);
      sentences[index] = anotherThan(sentences[index] ?? []);
    },
    rewriteAround(document) {
      const { sentences } = pick(document);
      const kept = place(sentences);
      for (const i of sentences.keys()) if (i !== kept) sentences[i] = anotherThan(sentences[i] ?? []);
    },
    deleteSentence(document) {
      const { sentences } = pick(document);
      if (sentences.length > 1) sentences.splice(place(sentences), 1);
    },
    deleteRepeated(document) {
      const all = document.flatMap(({ sentences }) => sentences.map((one) => ({ sentences, one })));
      const text = (one: Sentence) => one.map(({ text }) => text).join(" ");
      const repeated = all.filter(({ one }) =>
        all.some((other) => other.one !== one && text(other.one) === text(one)),
      );
      const gone = repeated.length > 0 ? pick(repeated) : null;
      if (gone && gone.sentences.length > 1) gone.sentences.splice(gone.sentences.indexOf(gone.one), 1);
    },
    deleteBlock(document) {
      if (document.length > 4) document.splice(place(document), 1);
    },
    insertSentence(document) {
      const { sentences } = pick(document.filter(isText));
      sentences.splice(place(sentences), 0, sentence());
    },
    copySentence(document) {
      const source = pick(pick(document).sentences);
      const { sentences } = pick(document.filter(isText));
      sentences.splice(place(sentences), 0, copied(source));
    },
    insertBlock(document) {
      document.splice(place(document), 0, block(pick(["p", "p", "pre"])));
    },
    moveSentence(document) {
      const { sentences } = pick(document.filter(isText));
      if (sentences.length < 2) return;
      const [moved] = sentences.splice(place(sentences), 1);
      const target = pick(document.filter(isText)).sentences;
      if (moved) target.splice(place(target), 0, moved);
    },
    moveBlock(document) {
      const [moved] = document.splice(place(document), 1);
      if (moved) document.splice(place(document), 0, moved);
    },
    swapHalves(document) {
      const middle = place(document);
      document.push(...document.splice(0, middle));
    },
    split(document) {
      const index = document.findIndex((one) => isText(one) && one.sentences.length > 1);
      const one = document[index];
      if (one) document.splice(index + 1, 0, { kind: "p", sentences: one.sentences.splice(1) });
    },
    merge(document) {
      const index = document.findIndex((one, i) => isText(one) && document[i + 1]?.kind === "p");
      const [next] = index < 0 ? [] : document.splice(index + 1, 1);
      if (next) document[index]?.sentences.push(...next.sentences);
    },
    renameHeading(document) {
      const heading = document.find(({ kind }) => kind === "h2");
      if (heading) heading.sentences = [words(`${pick(NOUNS)} or ${pick(NOUNS)}`)];
    },
  };

  return {
    document: (): Document =>
      Array.from({ length: 5 }, () => [
        block("h2"),
        ...Array.from({ length: 1 + Math.floor(random() * 4) }, () => block(random() < 0.15 ? "pre" : "p")),
      ]).flat(),
    edit(document: Document) {
      const name = pick(Object.keys(edits));
      edits[name]?.(document);
    },
    passages(document: Document, { old, now }: { old: LaidOut; now: LaidOut }): Passage[] {
      return Array.from({ length: 8 }, () => {
        const one = pick(document);
        const first = place(one.sentences);
        const sentences = one.sentences.slice(first, first + 1 + Math.floor(random() * 2)).flat();
        const isPart = random() < 0.4 && sentences.length > 4;
        const from = isPart ? Math.floor(random() * (sentences.length - 3)) : 0;
        const to = isPart
          ? from + 3 + Math.floor(random() * (sentences.length - from - 3))
          : sentences.length;
        return passageOf(sentences.slice(from, to), { old, now });
      });
    },
  };
}

function passageOf(words: Word[], { old, now }: { old: LaidOut; now: LaidOut }): Passage {
  const span = (places: LaidOut["places"]) => {
    const found = words.flatMap(({ id }) => places.get(id) ?? []);
    return found.length === 0
      ? null
      : {
          start: Math.min(...found.map(({ start }) => start)),
          end: Math.max(...found.map(({ end }) => end)),
        };
  };
  const was = span(old.places);
  if (!was) throw new Error("A passage without words");
  const is = span(now.places);
  return {
    ...was,
    text: old.text.text.slice(was.start, was.end),
    truth: is && { ...is, text: now.text.text.slice(is.start, is.end) },
    shareIn({ start, end }) {
      let own = 0;
      for (const { id } of words) {
        const at = now.places.get(id);
        if (at) own += Math.max(0, Math.min(at.end, end) - Math.max(at.start, start) + 1);
      }
      return own / (end - start + 1);
    },
  };
}
