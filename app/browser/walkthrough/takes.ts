import { sendTake } from "./send-take";
import { addTakeRow, type TakeRow } from "./take-row";
import { type KeptTake, openTakeStore, type TakeStore } from "./take-store";

/** A take while it is recorded. */
export interface OpenTake {
  /** Whether this device keeps it should the page go away. */
  isKept: boolean;
  append(chunk: Blob): void;
  /** Shows it in the list and sends it. */
  close(seconds: number): void;
}

export interface Takes {
  open(kind: { mediaType: string; hasVideo: boolean }): Promise<OpenTake>;
  isSending(): boolean;
}

/** The takes of a page: what is recorded is kept in this browser until the server has it. */
export function createTakes(root: HTMLElement): Takes {
  const { solution = "", upload = "" } = root.dataset;
  const store = openTakeStore().catch(() => null);
  let number = root.querySelectorAll("[data-take]").length;
  let sending = 0;

  async function send(row: TakeRow, take: KeptTake, media: Blob) {
    row.sending();
    sending += 1;
    const answer = await sendTake(upload, media);
    sending -= 1;
    if ("sent" in answer) {
      const { id, durationMs } = answer.sent;
      row.sent({ id, seconds: durationMs === null ? take.seconds : durationMs / 1000 });
      await (await store)?.remove(take.id);
    } else {
      const again = { label: "Try again", act: () => send(row, take, media) };
      row.failed(answer.problem, answer.refused ? null : again);
    }
  }

  function show(take: KeptTake, media: Blob, kept: TakeStore | null): TakeRow | null {
    number += 1;
    const { hasVideo, seconds } = take;
    return addTakeRow(root, { name: `Take ${number}`, media, hasVideo, seconds }, () => {
      kept?.remove(take.id).catch(() => {});
    });
  }

  /** What an earlier visit recorded and could not send. */
  async function offerUnsent() {
    const kept = await store;
    const recordedElsewhere = new Set(await heldLocks());
    for (const take of (await kept?.list(solution)) ?? []) {
      if (!kept || recordedElsewhere.has(lockOf(take.id))) continue;
      const media = await kept.read(take);
      if (media.size === 0) {
        await kept.remove(take.id);
        continue;
      }
      const row = show(take, media, kept);
      row?.failed("This was recorded earlier, and only this browser has it.", {
        label: "Send it",
        act: () => send(row, take, media),
      });
    }
  }
  offerUnsent().catch(() => {});

  return {
    isSending: () => sending > 0,
    async open({ mediaType, hasVideo }) {
      const id = crypto.randomUUID();
      const take: KeptTake = { id, solution, mediaType, hasVideo, startedAt: Date.now(), seconds: 0 };
      const kept = await store;
      const letGo = holdLock(lockOf(id));
      const isKept =
        (await kept?.begin(take).then(
          () => true,
          () => false,
        )) ?? false;
      const chunks: Blob[] = [];
      return {
        isKept,
        append(chunk) {
          chunks.push(chunk);
          if (isKept) kept?.append(id, chunks.length - 1, chunk).catch(() => {});
        },
        close(seconds) {
          const media = new Blob(chunks, { type: mediaType || (chunks[0]?.type ?? "") });
          const done = { ...take, seconds, mediaType: media.type };
          if (isKept) kept?.finish(done).catch(() => {});
          const row = show(done, media, kept);
          if (row) send(row, done, media).finally(letGo);
        },
      };
    },
  };
}

function lockOf(id: string): string {
  return `walkthrough-take-${id}`;
}

/** Tells other pages of this site that a take is being recorded here. Returns what lets go of it. */
function holdLock(name: string): () => void {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  navigator.locks?.request(name, () => held).catch(() => {});
  return letGo;
}

async function heldLocks(): Promise<string[]> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.map(({ name = "" }) => name);
}
