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

const OFFLINE = "The recording could not be sent.";
/** Few, as a screen reader says each of them. */
const STEPS = 5;

/**
 * Sends a recording to where the files of its solution are, and says on the way how many per cent of it are sent. Never
 * throws: what went wrong comes back as a sentence.
 */
export async function sendTake(
  address: string,
  take: Blob,
  progress: (percent: number) => void,
): Promise<{ sent: SentTake } | { problem: string; refused: boolean }> {
  const form = new FormData();
  form.set("take", take, take instanceof File ? take.name : `take.${extensionOf(take.type)}`);
  try {
    const { status, text } = await post(address, form, progress);
    const answer = JSON.parse(text) as Answer;
    const [sent] = answer.attachments ?? [];
    if (sent) return { sent };
    return {
      problem: answer.refused?.[0]?.problem ?? answer.problem ?? OFFLINE,
      refused: [413, 422].includes(status),
    };
  } catch {
    return { problem: OFFLINE, refused: false };
  }
}

/** `fetch` does not tell how much it has sent. */
function post(
  address: string,
  form: FormData,
  progress: (percent: number) => void,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let sent = 0;
    request.upload.addEventListener("progress", ({ lengthComputable, loaded, total }) => {
      if (!lengthComputable || total === 0) return;
      const percent = Math.floor((loaded / total) * STEPS) * (100 / STEPS);
      if (percent > sent) progress(percent);
      sent = Math.max(sent, percent);
    });
    request.addEventListener("load", () => resolve({ status: request.status, text: request.responseText }));
    for (const failure of ["error", "abort", "timeout"]) request.addEventListener(failure, reject);
    request.open("POST", address);
    request.setRequestHeader("accept", "application/json");
    request.send(form);
  });
}

function extensionOf(type: string): string {
  const [, subtype = "webm"] = /^\w+\/(\w+)/.exec(type) ?? [];
  if (subtype === "mp4") return type.startsWith("audio/") ? "m4a" : "mp4";
  return subtype;
}
