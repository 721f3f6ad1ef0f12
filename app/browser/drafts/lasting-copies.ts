// Browsers write localStorage to the disk seconds later: a browser that is killed before loses it, but not this.
const DATABASE = "rationale-copies";
const STORE = "copies";

let opened: Promise<IDBDatabase> | undefined;

/** Begins to keep a copy where it outlasts a killed browser. Nothing happens where this browser has no such place. */
export function keepLasting(key: string, copy: object) {
  change((store) => store.put(copy, key));
}

/** Drops a copy; resolves when it is gone. */
export function dropLasting(key: string): Promise<void> {
  return change((store) => store.delete(key));
}

/** What is kept, by key; nothing where this browser keeps nothing. */
export async function lastingCopies<Copy>(): Promise<[key: string, Copy][]> {
  try {
    const store = (await open()).transaction(STORE).objectStore(STORE);
    const [keys, copies] = await Promise.all([resultOf(store.getAllKeys()), resultOf(store.getAll())]);
    return keys.map((key, i) => [String(key), copies[i] as Copy]);
  } catch {
    return [];
  }
}

async function change(work: (store: IDBObjectStore) => IDBRequest): Promise<void> {
  try {
    const transaction = (await open()).transaction(STORE, "readwrite");
    const done = resultOf(work(transaction.objectStore(STORE)));
    // A page that is being left waits for nothing.
    transaction.commit();
    await done;
  } catch {
    // Then the copy lasts as long as the browser runs.
  }
}

function open(): Promise<IDBDatabase> {
  opened ??= (async () => {
    const request = indexedDB.open(DATABASE, 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore(STORE));
    return resultOf(request);
  })();
  return opened;
}

function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}
