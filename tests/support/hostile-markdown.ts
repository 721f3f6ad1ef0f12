import {
  ADDRESSES,
  CLOBBERING_NAMES,
  COMMENTS_AND_UNCLOSED,
  EVIDENCE,
  EVIL,
  MUTATION,
  RAW_HTML,
  TEX,
  TEXTS,
} from "./hostile-fragments";

/** Ways of writing a link or an image, with an address and a text to smuggle in. */
const LINKS: ((address: string, text: string) => string)[] = [
  (address) => `[x](${address})`,
  (address) => `[x](<${address}>)`,
  (address, text) => `[x](${address} "${text}")`,
  (address, text) => `[x](<${address}> '${text}')`,
  (address, text) => `[${text}](${address})`,
  (address) => `![x](${address})`,
  (address, text) => `![${text}](<${address}> "${text}")`,
  (_, text) => `![${text}](/uploads/a.png "${text}")`,
  (address) => `<${address}>`,
  (address) => address,
  (address) => `[x][y]\n\n[y]: ${address}`,
  (address, text) => `[y]\n\n[y]: <${address}> "${text}"`,
  (address) => `[![x](/uploads/a.png)](${address})`,
  (address) => `[![x](${address})](${EVIL})`,
  (address) => `[a [b](${address}) c](${address})`,
  (address, text) => `<a href="${address}" title="${text}">x</a>`,
];

/** Places where a piece of text ends up inside an attribute, a code block or markup of ours. */
const PLACES: ((text: string) => string)[] = [
  (text) => text,
  (text) => `# ${text}\n\n## ${text}`,
  (text) => `\`\`\`${text}\ncode\n\`\`\``,
  (text) => `~~~ html ${text}\n${text}\n~~~`,
  (text) => `\`\`\`xml\n${text}\n\`\`\``,
  (text) => `    ${text}`,
  (text) => `\`${text}\``,
  (text) => `| ${text} | b |\n|:-|-:|\n| ${text} | ${text} |`,
  (text) => `- [x] ${text}\n- [ ] ${text}`,
  (text) => `> [!NOTE]\n> ${text}`,
  (text) => `> [!${text}]\n> x`,
  (text) => `x[^${text}]\n\n[^${text}]: ${text}`,
  (text) => `x[^1]\n\n[^1]: ${text}\n\n    ${text}`,
  (text) => `**${text}** _${text}_ ~~${text}~~`,
  (text) => `<sub>${text}</sub> <kbd>${text}`,
  (text) => `1. ${text}\n   - ${text}\n     > ${text}`,
  (text) => `![a](/uploads/a.png "${text}")`,
  (text) => `$${text}$ and $$${text}$$`,
  ...EVIDENCE,
  (text) => `\`\`\`math\n${text}\n\`\`\``,
];

function clobbering(): string[] {
  return CLOBBERING_NAMES.split(" ").flatMap((name) => [
    `# ${name}\n\n[x](#${name})`,
    `<a id=${name} name=${name}>x</a> <form name=${name}><input name=${name}></form> <img name=${name}>`,
    `x[^${name}]\n\n[^${name}]: y`,
    `[${name}]\n\n[${name}]: /url\n\n\`\`\`${name}\nx\n\`\`\``,
  ]);
}

/** The collected payloads, each in the places where it makes sense. */
export function collectedHostileDocuments(): string[] {
  const raw = [...RAW_HTML, ...COMMENTS_AND_UNCLOSED, ...MUTATION];
  return [
    ...raw,
    ...raw.map((html) => `- a\n\n  ${html}\n\nb ${html} c`),
    ...ADDRESSES.flatMap((address) => LINKS.map((link) => link(address, "t"))),
    ...TEXTS.flatMap((text) => [
      ...PLACES.map((place) => place(text)),
      ...LINKS.map((link) => link(EVIL, text)),
    ]),
    ...TEX.flatMap((tex) => [`$${tex}$`, `$$\n${tex}\n$$`, `\`\`\`math\n${tex}\n\`\`\``]),
    ...clobbering(),
  ];
}

/** Random combinations of the same fragments. The same seed gives the same documents. */
export function generatedHostileDocuments(count: number, seed: number): string[] {
  const random = mulberry32(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const inline = [...RAW_HTML, ...COMMENTS_AND_UNCLOSED, ...MUTATION, ...TEXTS, ...TEX];
  const glue = [
    "",
    " ",
    "\n",
    "\n\n",
    "\n> ",
    "\n- ",
    "\n    ",
    "*",
    "**",
    "_",
    "`",
    "$",
    "[",
    "](",
    "|",
    "<",
    "\\",
  ];

  function fragment(depth: number): string {
    const kind = random();
    if (depth > 2 || kind < 0.35) return pick(inline);
    if (kind < 0.6) return pick(LINKS)(pick(ADDRESSES), pick(TEXTS));
    if (kind < 0.85) return pick(PLACES)(fragment(depth + 1));
    // Cut in half: what is left unclosed meets what comes next.
    const whole = fragment(depth + 1);
    return whole.slice(0, Math.ceil(whole.length * random()));
  }

  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + Math.floor(random() * 5) }, () => fragment(0) + pick(glue)).join(""),
  );
}

/** A small seeded generator (Tommy Ettinger's mulberry32), uniform in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Everything: several thousand documents, always the same. */
export function hostileDocuments(): string[] {
  return [...collectedHostileDocuments(), ...generatedHostileDocuments(1500, 20_240)];
}
