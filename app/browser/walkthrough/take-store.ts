const DATABASE = "rationale-walkthroughs";
const WEEK_MS = 7 * 24 * 3600_000;

/** A recording that the server does not have yet. */
export interface KeptTake {
  id: string;
  /** Id of the solution. */
  solution: string;
  mediaType: string;
  hasVideo: boolean;
  /** Milliseconds since 1970. */
  startedAt: number;
  /** As far as it is known; 0 when the page went away while it was recorded. */
  seconds: number;
}

/** Where a browser keeps recordings second by second, so that a crash loses none of them. */
export interface TakeStore {
  begin(take: KeptTake): Promise<void>;
  /** Chunks are numbered from 0. */
  append(id: string, number: number, chunk: Blob): Promise<void>;
  finish(take: KeptTake): Promise<void>;
  /** The takes of a solution that are not sent yet, oldest first. Takes of a week ago are dropped. */
  list(solution: string): Promise<KeptTake[]>;
  /** What was recorded of a take. */
  read(take: KeptTake): Promise<Blob>;
  remove(id: string): Promise<void>;
}

/** Opens the store; rejects where the browser keeps nothing, as some do in private windows. */
export async function openTakeStore(): Promise<TakeStore> {
  const database = await openDatabase();
  const run = <T>(mode: IDBTransactionMode, work: (takes: IDBObjectStore, chunks: IDBObjectStore) => T) =>
    new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(["takes", "chunks"], mode);
      const result = work(transaction.objectStore("takes"), transaction.objectStore("chunks"));
      transaction.addEventListener("complete", () => resolve(result));
      transaction.addEventListener("abort", () => reject(transaction.error));
    });
  const all = async <T>(name: "takes" | "chunks", query?: IDBKeyRange): Promise<T[]> => {
    const request = await run("readonly", (takes, chunks) =>
      (name === "takes" ? takes : chunks).getAll(query),
    );
    return request.result as T[];
  };
  const remove = async (id: string) => {
    await run("readwrite", (takes, chunks) => {
      takes.delete(id);
      chunks.delete(chunksOf(id));
    });
  };
  return {
    remove,
    async begin(take) {
      await run("readwrite", (takes) => takes.put(take));
    },
    async append(take, number, chunk) {
      await run("readwrite", (_, chunks) => chunks.put({ take, number, chunk }));
    },
    async finish(take) {
      await run("readwrite", (takes) => takes.put(take));
    },
    async list(solution) {
      const takes = await all<KeptTake>("takes");
      const old = takes.filter(({ startedAt }) => startedAt < Date.now() - WEEK_MS);
      for (const { id } of old) await remove(id);
      return takes
        .filter((take) => take.solution === solution && !old.includes(take))
        .sort((a, b) => a.startedAt - b.startedAt);
    },
    async read({ id, mediaType }) {
      const chunks = await all<{ chunk: Blob }>("chunks", chunksOf(id));
      return new Blob(
        chunks.map(({ chunk }) => chunk),
        { type: mediaType },
      );
    },
  };
}

/** The chunks of a take, in the order in which they came. */
function chunksOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.addEventListener("upgradeneeded", () => {
      request.result.createObjectStore("takes", { keyPath: "id" });
      request.result.createObjectStore("chunks", { keyPath: ["take", "number"] });
    });
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}
