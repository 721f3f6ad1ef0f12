import { findOnlyBlame, findOnlyPraise, findTooManyMustFix } from "./balance";
import type { Check, CheckInput, Hint } from "./check";
import { findIdentities } from "./identity";
import { findOddLevels, findUnevidencedLevels } from "./levels";
import { findAccusations } from "./tone";

export const HINTS_MAX = 5;

/** Hints that stop a submission once. */
export const STOPPING = ["identity", "copied"];

/** Every check of a review while it is written, the gravest first. */
export const CHECKS: readonly Check[] = [
  {
    key: "identity",
    title: "Who somebody is",
    sentence:
      "Where the author or the reviewer goes by a pseudonym: names, addresses and links that tell who it is. It stops a submission once.",
    find: findIdentities,
  },
  {
    key: "copied",
    title: "Text from another review",
    sentence:
      "A text of thirty words or more of which over half stands in one of the latest reviews of the solution, or of the reviewer’s own; or a whole review of eight words or more that is another one word for word, whoever wrote that and on whatever solution. It stops a submission once.",
    // Others' reviews are sealed from a browser: `findCopied` runs on the server alone.
    find: () => [],
  },
  {
    key: "accusation",
    title: "The author instead of the work",
    sentence: "Sentences such as “you forgot” and “your code is sloppy”. Say what the write-up lacks.",
    find: findAccusations,
  },
  {
    key: "odds",
    title: "Level and words at odds",
    sentence: "A 4 or a 5 whose reason speaks of what is missing, or a 1 or a 2 whose reason only praises.",
    find: findOddLevels,
  },
  {
    key: "evidence",
    title: "A level without evidence",
    sentence:
      "A reason that quotes nothing, has no point with a passage, and names no section, table or number.",
    find: findUnevidencedLevels,
  },
  {
    key: "must-fix",
    title: "Too much to fix",
    sentence: "More than five points that must be fixed. An author can act on five.",
    find: findTooManyMustFix,
  },
  {
    key: "praise",
    title: "Only praise",
    sentence: "A review that asks for nothing. Even the best work has a next step.",
    find: findOnlyPraise,
  },
  {
    key: "blame",
    title: "Only blame",
    sentence: "A review that finds nothing worth keeping.",
    find: findOnlyBlame,
  },
];

/**
 * What a reviewer may want to look at again, the gravest first: at most five hints, without those that they dismissed.
 * What is true of several dimensions is one hint. `others` are hints that only the server can find.
 */
export function hintsOf(input: CheckInput, others: Hint[] = []): Hint[] {
  const dismissed = dismissedKeys(input.fields.dismissed);
  const found = CHECKS.flatMap(({ key, find }) => {
    return [...find(input), ...others.filter((hint) => hint.key === key)];
  });
  return merged(found.filter(({ key }) => !dismissed.includes(key))).slice(0, HINTS_MAX);
}

/** Hints with one and the same sentence as one. */
function merged(hints: Hint[]): Hint[] {
  const bySentence = new Map<string, Hint>();
  for (const hint of hints) {
    const first = bySentence.get(hint.sentence);
    const both = first && {
      ...first,
      key: `${first.key},${hint.key}`,
      dimensions: [...(first.dimensions ?? []), ...(hint.dimensions ?? [])],
    };
    bySentence.set(hint.sentence, both ?? hint);
  }
  return [...bySentence.values()];
}

/** The keys of hints in a form's field `dismissed`. */
export function dismissedKeys(dismissed = ""): string[] {
  return dismissed.split(",").filter((key) => /^[a-z-]+(?:\.[a-z]+)?$/.test(key));
}

/** The field `dismissed` with more keys in it. */
export function withDismissed(dismissed: string | undefined, keys: string[]): string {
  return [...new Set([...dismissedKeys(dismissed), ...dismissedKeys(keys.join(","))])].join(",");
}
