import { heldLocks, holdLock } from "../locks";
import { type SentTake, sendTake } from "./send-take";
import { addTakeRow, type NewTake, type TakeRow } from "./take-row";
import { type KeptTake, openTakeStore, type TakeStore } from "./take-store";

/** A take while it is recorded. */
export interface OpenTake {
  /** Whether this device keeps it should the page go away. */
  isKept: boolean;
  append(chunk: Blob): void;
  /** Shows it in the list and sends it. */
  close(seconds: number): void;
  /** Forgets it: nothing was recorded. */
  abandon(): void;
}

export interface Takes {
  open(kind: { mediaType: string; hasVideo: boolean }): Promise<OpenTake>;
  /** Sends a recording that was made elsewhere and adds it. Returns what was wrong with it, or null. */
  add(file: File, progress: (percent: number) => void): Promise<{ problem: string; refused: boolean } | null>;
  /** Ends when all that is being sent is sent or has failed; null when nothing is. */
  sending(): Promise<unknown> | null;
}

type NamedRow = TakeRow & { name: string };

/** The takes of a page: what is recorded is kept in this browser until the server has it. */
export function createTakes(root: HTMLElement): Takes {
  const { solution = "", upload = "" } = root.dataset;
  const says = root.querySelector("[data-takes-say]");
  const store = openTakeStore().catch(() => null);
  let number = root.querySelectorAll("[data-take]").length;
  const underWay = new Set<Promise<unknown>>();

  function track<T>(work: Promise<T>): Promise<T> {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  }

  function choose(row: NamedRow, { id, durationMs }: SentTake, seconds: number) {
    row.sent({ id, seconds: durationMs === null ? seconds : durationMs / 1000 });
    if (says) says.textContent = `${row.name} is chosen.`;
  }

  async function send(row: NamedRow, take: KeptTake, media: Blob) {
    row.sending(0);
    const answer = await sendTake(upload, media, row.sending);
    if ("sent" in answer) {
      // First, so that a page that goes away now offers nothing twice.
      await (await store)?.remove(take.id).catch(() => {});
      choose(row, answer.sent, take.seconds);
    } else if (answer.refused) {
      row.failed(answer.problem, null);
    } else {
      const again = { label: "Try again", act: () => track(send(row, take, media)) };
      row.failed(`${answer.problem} It stays in this browser until it is.`, again);
    }
  }

  function show(take: Omit<NewTake, "name">, remove: () => void): NamedRow | null {
    number += 1;
    const name = `Take ${number}`;
    const row = addTakeRow(root, { ...take, name }, remove);
    return row && { ...row, name };
  }

  function showKept(take: KeptTake, media: Blob, kept: TakeStore | null): NamedRow | null {
    return show({ ...take, media }, () => {
      kept?.remove(take.id).catch(() => {});
    });
  }

  /** What an earlier visit recorded and could not send. */
  async function offerUnsent() {
    const kept = await store;
    const recordedElsewhere = (await heldLocks()) ?? new Set();
    for (const take of (await kept?.list(solution)) ?? []) {
      if (!kept || recordedElsewhere.has(lockOf(take.id))) continue;
      const media = await kept.read(take);
      if (media.size === 0) {
        await kept.remove(take.id);
        continue;
      }
      const row = showKept(take, media, kept);
      row?.failed("This was recorded earlier, and only this browser has it.", {
        label: "Send it",
        act: () => track(send(row, take, media)),
      });
    }
  }
  offerUnsent().catch(() => {});

  return {
    sending: () => (underWay.size > 0 ? Promise.allSettled(underWay) : null),
    async add(file, progress) {
      const answer = await track(sendTake(upload, file, progress));
      if (!("sent" in answer)) return answer;
      const row = show({ media: file, hasVideo: file.type.startsWith("video/"), seconds: 0 }, () => {});
      if (row) choose(row, answer.sent, 0);
      return null;
    },
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
          const row = showKept(done, media, kept);
          if (row) track(send(row, done, media)).finally(letGo);
        },
        abandon() {
          kept?.remove(id).catch(() => {});
          letGo();
        },
      };
    },
  };
}

function lockOf(id: string): string {
  return `walkthrough-take-${id}`;
}
