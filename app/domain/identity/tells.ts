import { handleKey } from "../accounts/account";

/** What somebody posts, as far as it may tell who they are. */
export interface Posted {
  handle: string;
  repoUrl: string;
  texts: string[];
  fileNames: string[];
}

const WORD = /[a-z0-9][a-z0-9_-]{2,}/gi;
const CODE_HOSTS = /(?:^|\.)(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|huggingface\.co|sr\.ht)$/;

/**
 * What plainly tells who posts something under a pseudonym, in sentences: their handle in the text, a file's name or the
 * repository's address, and whose repository it is. Nothing says that there is no other hint.
 */
export function tellsIn({ handle, repoUrl, texts, fileNames }: Posted): string[] {
  const tells: string[] = [];
  if (texts.some((text) => hasName(text, handle))) tells.push(`The text holds your handle, “${handle}”.`);
  const file = fileNames.find((name) => hasName(name, handle));
  if (file) tells.push(`A file’s name holds your handle: “${file}”.`);
  const owner = ownerOf(repoUrl);
  if (owner) tells.push(`The repository’s address names its owner, “${owner}”.`);
  else if (hasName(repoUrl, handle)) tells.push("The repository’s address holds your handle.");
  return tells;
}

function hasName(text: string, handle: string): boolean {
  const key = handleKey(handle);
  const words = text.match(WORD) ?? [];
  return words.some((word) => [word, ...word.split(/[-_]/)].some((part) => handleKey(part) === key));
}

/** Who has a repository on a known host, as its address says; empty elsewhere. */
function ownerOf(address: string): string {
  if (!URL.canParse(address)) return "";
  const { hostname, pathname } = new URL(address);
  return CODE_HOSTS.test(hostname) ? (pathname.split("/")[1] ?? "") : "";
}
