import type { CheckInput, Hint } from "./check";
import { writtenTexts } from "./texts";

const FAILED =
  "failed|fail|forgot|ignored|ignore|neglected|overlooked|missed|skipped|misunderstood|messed|botched|wasted|faked|" +
  "cheated|lied|guessed|pretend|pretended|copied";
const ADVERB =
  "(?:(?:just|simply|clearly|obviously|completely|totally|apparently|really|even|also|have|had) )*";
const BAD =
  "bad|wrong|lazy|sloppy|careless|poor|terrible|awful|useless|weak|naive|amateurish|nonsense|ridiculous|stupid|incompetent|clueless|ignorant";

/** The author is judged instead of the work. */
const ACCUSATIONS = [
  new RegExp(`\\byou(?:['’]ve)? ${ADVERB}(?:${FAILED})\\b`, "iu"),
  /\byou (?:should|could|must|ought to) (?:at least )?have\b/iu,
  /\byou (?:clearly|obviously|apparently|evidently) (?:did|do|have|are|were|can|could|know|never|don|didn|haven|just)\b/iu,
  /\byou (?:did(?: not|n['’]t)|never) (?:even |bother(?:ed)? to |care to |think (?:about|of) )?(?:bother|care|consider|try|check|test|measure|think|read|understand|look|explain|state|say|mention|compare|considered|tried|checked|tested|measured|thought|looked|explained|stated|said|mentioned|compared|justify|justified|show|showed|define|defined)\b/iu,
  /\byou (?:do not|don['’]t|cannot|can['’]t) (?:even |seem to |really )?(?:understand|know|care|code|write|think)\b/iu,
  new RegExp(`\\byou(?:['’]re| are| were) (?:just |simply |clearly |so |too |being )?(?:${BAD})\\b`, "iu"),
  new RegExp(
    `\\byour (?:[\\p{L}-]+ ){0,2}(?:is|are|was|were|looks|seems) (?:just |simply |so |too |very |completely )?(?:${BAD})\\b`,
    "iu",
  ),
  /\byour (?:mistake|mistakes|fault|failure|failures|laziness|carelessness|ignorance)\b/iu,
];

/** Who asks or supposes does not accuse: "why did you not measure", "if you never measured". */
const ASKS = /\b(?:if|when|unless|whether|did|do|have|would|could|had|were|are)\s+$/iu;

/** Sentences that accuse the author in the second person; one hint, for the first of them. */
export function findAccusations({ fields }: CheckInput): Hint[] {
  for (const { field, text } of writtenTexts(fields)) {
    const found = accusationIn(text);
    if (!found) continue;
    return [
      {
        key: "accusation",
        field,
        sentence: `“${found}” speaks about the author. Say what the write-up does or lacks instead.`,
      },
    ];
  }
  return [];
}

function accusationIn(text: string): string | null {
  const line = text.replace(/\s+/g, " ");
  const found = ACCUSATIONS.map((pattern) => pattern.exec(line))
    .filter((match) => match !== null && !ASKS.test(line.slice(0, match.index)))
    .sort((one, other) => (one?.index ?? 0) - (other?.index ?? 0));
  return found[0]?.[0] ?? null;
}
