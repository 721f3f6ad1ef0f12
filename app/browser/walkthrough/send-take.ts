export interface SentTake {
  id: string;
  /** As the server measured it; null where it could not. */
  durationMs: number | null;
}

interface Answer {
  attachments?: SentTake[];
  refused?: { problem: string }[];
  problem?: string;
}

const OFFLINE = "The recording could not be sent. It is kept in this browser; try again.";

/** Sends a recording to where the files of its solution are. Never throws: what went wrong comes back as a sentence. */
export async function sendTake(
  address: string,
  take: Blob,
): Promise<{ sent: SentTake } | { problem: string; refused: boolean }> {
  const form = new FormData();
  form.set("take", take, `take.${extensionOf(take.type)}`);
  try {
    const response = await fetch(address, {
      method: "POST",
      body: form,
      headers: { accept: "application/json" },
    });
    const answer = (await response.json()) as Answer;
    const [sent] = answer.attachments ?? [];
    if (sent) return { sent };
    return {
      problem: answer.refused?.[0]?.problem ?? answer.problem ?? OFFLINE,
      refused: [413, 422].includes(response.status),
    };
  } catch {
    return { problem: OFFLINE, refused: false };
  }
}

function extensionOf(type: string): string {
  const [, subtype = "webm"] = /^\w+\/(\w+)/.exec(type) ?? [];
  if (subtype === "mp4") return type.startsWith("audio/") ? "m4a" : "mp4";
  return subtype;
}
