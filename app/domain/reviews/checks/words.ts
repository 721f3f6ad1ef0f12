/** Words that say that something is missing or wrong. */
const LACK =
  "absent absence ambiguous arbitrary confusing flawed forgets ignored ignores incomplete inconsistent insufficient " +
  "irreproducible lack lacking lacks misleading missing neglected neglects nowhere omits omitted overlooked poor poorly " +
  "sloppy superficial unclear unconvincing undefined unexplained unfounded unjustified unmentioned unsubstantiated " +
  "unsupported untested vague vaguely weak weakly wrong wrongly";

/** Words that praise. */
const PRAISE =
  "admirable brilliant careful carefully clean clear clearly compelling complete concise convincing convincingly crisp " +
  "elegant excellent exemplary fantastic flawless good great honest honestly impressive insightful love loved nice " +
  "nicely outstanding perfect perfectly persuasive precise rigorous solid strong superb thorough thoroughly well " +
  "wonderful";

const DONE =
  "compare|compared|define|defined|enough|explain|explained|follow|given|give|justify|justified|measure|measured|mention|" +
  "mentioned|name|named|quantify|quantified|report|reported|reproducible|say|said|show|shown|state|stated|test|tested|" +
  "weigh|weighed|clear|convincing|there";
const NEEDED =
  "alternative|alternatives|baseline|comparison|evidence|explanation|interval|justification|measure|mention|number|" +
  "numbers|objective|outcome|outcomes|reason|reasons|test|tests|variance|word";

/** Whole phrases that say that something is missing. */
const LACK_PHRASES = new RegExp(
  "\\b(?:" +
    `(?:(?:does|do|did|is|are|was|were) not|(?:does|do|did|is|are|was|were)n['’]t|never|not) (?:${DONE})` +
    `|(?:no|without(?: a| any)?) (?:${NEEDED})` +
    "|fail(?:s|ed) to|hard to follow|(?:must|has to) be guessed|too (?:short|long|vague|shallow|thin)" +
    ")\\b",
  "gi",
);

/** What turns the words behind it around: "not clear", "hardly convincing", "nothing is missing". */
const NEGATION =
  /(?:\b(?:no|not|never|hardly|barely|neither|nor|without|less|nothing|(?:could|would|should) be)|n['’]t)(?: (?:is|was|very|at all|really|so))?$/i;
const BEFORE = 24;

const LACK_WORDS = wordsOf(LACK);
const PRAISE_WORDS = wordsOf(PRAISE);

function wordsOf(list: string): RegExp {
  return new RegExp(`\\b(?:${list.replaceAll(" ", "|")})\\b`, "gi");
}

/** How often a text says that something is missing or wrong; "nothing is missing" does not. */
export function countLack(text: string): number {
  return unturned(text, LACK_WORDS) + (text.match(LACK_PHRASES)?.length ?? 0);
}

/** How often a text praises; "not clear" does not. */
export function countPraise(text: string): number {
  return unturned(text, PRAISE_WORDS);
}

function unturned(text: string, words: RegExp): number {
  return [...text.matchAll(words)].filter(({ index }) => {
    return !NEGATION.test(text.slice(Math.max(0, index - BEFORE), index).trimEnd());
  }).length;
}

const SAYS_NOTHING =
  /^(?:(?:i (?:have|see|found|find|would change) )?(?:nothing|none|no|n\/?a|nil|nope|no change|no changes|no idea|all good|looks good|lgtm)(?: (?:really|at all|to (?:change|add|fix|say)|needed|necessary|comes to mind|i can think of|stood out|convinced me|special|in particular))*|(?:i )?(?:can['’]?t|cannot|could not|couldn['’]t) (?:think of|name|see|find) (?:anything|any|one|much))$/i;

const NOTHING_MAX = 100;

/** Whether an answer is one in name only: "Nothing.", "none", "n/a", "-". */
export function saysNothing(text: string): boolean {
  if (text.length > NOTHING_MAX) return false;
  const words = text
    .trim()
    .replace(/[.!…\s]+$/, "")
    .replace(/\s+/g, " ");
  return !/[\p{L}\p{N}]/u.test(words) || SAYS_NOTHING.test(words);
}
