interface Alphabet {
  /** Where its A, a, 0, Α and α are in Unicode; most have no digits or no Greek. */
  upper: number;
  lower: number;
  digits?: number;
  upperGreek?: number;
  lowerGreek?: number;
  /** Letters that Unicode had before the block of alphabets, and so elsewhere. */
  elsewhere?: Record<string, string>;
}

const ALPHABETS: Record<string, Alphabet> = {
  bold: { upper: 0x1d400, lower: 0x1d41a, digits: 0x1d7ce, upperGreek: 0x1d6a8, lowerGreek: 0x1d6c2 },
  italic: { upper: 0x1d434, lower: 0x1d44e, elsewhere: { h: "ℎ" } },
  "bold-italic": { upper: 0x1d468, lower: 0x1d482, upperGreek: 0x1d71c, lowerGreek: 0x1d736 },
  script: {
    upper: 0x1d49c,
    lower: 0x1d4b6,
    elsewhere: { B: "ℬ", E: "ℰ", F: "ℱ", H: "ℋ", I: "ℐ", L: "ℒ", M: "ℳ", R: "ℛ", e: "ℯ", g: "ℊ", o: "ℴ" },
  },
  fraktur: {
    upper: 0x1d504,
    lower: 0x1d51e,
    elsewhere: { C: "ℭ", H: "ℌ", I: "ℑ", R: "ℜ", Z: "ℨ" },
  },
  "double-struck": {
    upper: 0x1d538,
    lower: 0x1d552,
    digits: 0x1d7d8,
    elsewhere: { C: "ℂ", H: "ℍ", N: "ℕ", P: "ℙ", Q: "ℚ", R: "ℝ", Z: "ℤ" },
  },
  "sans-serif": { upper: 0x1d5a0, lower: 0x1d5ba, digits: 0x1d7e2 },
  monospace: { upper: 0x1d670, lower: 0x1d68a, digits: 0x1d7f6 },
};

const STYLED = /<(mi|mn|mo|mtext) mathvariant="([a-z-]+)">([^<&]*)<\/\1>/g;

/**
 * Replaces `mathvariant`, which browsers no longer read, by the letters themselves: a bare `<mi>𝔼</mi>`. Takes and
 * returns MathML; styles and letters without such an alphabet stay as they are.
 */
export function withMathAlphabets(mathml: string): string {
  return mathml.replace(STYLED, (element, name: string, variant: string, text: string) => {
    const alphabet = Object.hasOwn(ALPHABETS, variant) ? ALPHABETS[variant] : undefined;
    if (!alphabet) return element;
    return `<${name}>${text.replace(/[A-Za-z\dΑ-Ωα-ω]/g, (letter) => styled(letter, alphabet))}</${name}>`;
  });
}

function styled(letter: string, alphabet: Alphabet): string {
  const known = alphabet.elsewhere?.[letter];
  if (known) return known;
  const ranges = [
    ["α", alphabet.lowerGreek],
    ["Α", alphabet.upperGreek],
    ["a", alphabet.lower],
    ["A", alphabet.upper],
    ["0", alphabet.digits],
  ] as const;
  const range = ranges.find(([first]) => letter >= first);
  if (range?.[1] === undefined) return letter;
  return String.fromCodePoint(range[1] + letter.charCodeAt(0) - range[0].charCodeAt(0));
}
