import { handleKey } from "../../accounts/account";
import type { CheckInput, Hint } from "./check";
import { writtenTexts } from "./texts";

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/u;
const WORD = /[a-z0-9][a-z0-9_-]{2,}/gi;
/** Addresses that name a person: a network's profile, and the first page of somebody on a site that hosts code. */
const PROFILE =
  /\b(?:linkedin\.com\/(?:in|pub)|twitter\.com|x\.com|medium\.com\/@|bsky\.app\/profile|threads\.net\/@|instagram\.com|facebook\.com|orcid\.org|scholar\.google\.\w{2,3})\/?[\w.-]{2,40}/iu;
const OWNER =
  /\b(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|huggingface\.co|kaggle\.com)\/([\w-]{2,40})\/?(?![\w/-])/giu;
const OWN_SITE =
  /\b[\w-]{3,40}\.(?:github\.io|gitlab\.io|netlify\.app|vercel\.app|substack\.com|medium\.com|bearblog\.dev)\b/iu;
/** First parts of addresses that belong to no person. */
const NOBODYS =
  /^(?:about|blog|collections|competitions|datasets|docs|explore|features|models|papers|search|spaces|topics)$/i;

/**
 * What tells who somebody is who goes by a pseudonym. The reviewer's own handle counts where they hide it; the author's
 * handle never does, as a hint on it would tell it.
 */
export function findIdentities(input: CheckInput): Hint[] {
  const blindReviewer = input.fields.pseudonymous === "1";
  if (!blindReviewer && !input.blindAuthor) return [];
  for (const { field, text } of writtenTexts(input.fields)) {
    const found = leakIn(text, input, blindReviewer);
    if (!found) continue;
    const who = blindReviewer ? "you are" : "the author is";
    return [
      {
        key: "identity",
        field,
        sentence: `“${found}” may tell who ${who}. Take it out.`,
      },
    ];
  }
  return [];
}

function leakIn(text: string, { handle, repoUrl }: CheckInput, blindReviewer: boolean): string | null {
  const found = EMAIL.exec(text) ?? OWN_SITE.exec(text) ?? PROFILE.exec(text);
  if (found) return found[0];
  for (const [address, name = ""] of text.matchAll(OWNER)) if (!NOBODYS.test(name)) return address;
  const owner = repoOwner(repoUrl);
  const words = text.match(WORD) ?? [];
  const names = [blindReviewer ? handle : "", owner].filter(Boolean).map(handleKey);
  return words.find((word) => names.includes(handleKey(word))) ?? null;
}

/** Who owns a repository, as its address says: `ada` of https://github.com/ada/triage; else empty. */
function repoOwner(url: string): string {
  const [, owner = ""] = /^https?:\/\/[^/]+\/([\w.-]{3,})\/[\w.-]+/.exec(url) ?? [];
  return owner;
}
