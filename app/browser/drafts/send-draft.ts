import type { DraftAnswer } from "~/domain/drafts/draft";
import { fieldOf } from "../form-fields";

const TIMEOUT_MS = 15_000;
/** Browsers refuse to send more once a page is left. */
const PARTING_MAX_BYTES = 60_000;

/** `later`: no answer, or one that says to try again. `no`: this text will never be taken. */
export type SendResult = DraftAnswer | { saved: false; problem: "later" | "no"; sentence: string };

/** Sends a form's text to where its draft is saved. Never throws. */
export async function sendDraft(form: HTMLFormElement, text: string): Promise<SendResult> {
  try {
    const answer = await fetch(form.dataset.draft ?? "", {
      method: "POST",
      body: bodyOf(form, text),
      headers: { accept: "application/json" },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const said = await answer.text();
    if (answer.headers.get("content-type")?.includes("json")) {
      const result = JSON.parse(said) as DraftAnswer | { problem: string };
      if ("saved" in result) return result;
    }
    if (answer.status === 429 || answer.status >= 500)
      return { saved: false, problem: "later", sentence: "The server is busy." };
    return { saved: false, problem: "no", sentence: sentenceOf(said) };
  } catch {
    return { saved: false, problem: "later", sentence: "There is no answer from the server." };
  }
}

/** Sends a form's text while its page is left, if it is short enough for that. */
export function sendParting(form: HTMLFormElement, text: string) {
  const body = bodyOf(form, text);
  if (body.toString().length > PARTING_MAX_BYTES) return;
  fetch(form.dataset.draft ?? "", { method: "POST", body, keepalive: true }).catch(() => {});
}

function bodyOf(form: HTMLFormElement, text: string): URLSearchParams {
  const body = new URLSearchParams(text);
  for (const name of ["version", "origin"]) body.set(name, fieldOf(form, name));
  return body;
}

function sentenceOf(said: string): string {
  return said.length < 200 && !said.startsWith("<")
    ? said.replace(/^\{.*?:"|"\}$/g, "")
    : "This text was not taken.";
}
