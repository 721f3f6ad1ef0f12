/** Says that a page is alive, so that no other one takes what it holds for left behind. Returns what lets go of it. */
export function holdLock(name: string): () => void {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  navigator.locks?.request(name, () => held).catch(() => {});
  return letGo;
}

/** The names that living pages hold; null where the browser cannot tell. */
export async function heldLocks(): Promise<Set<string | undefined> | null> {
  if (!navigator.locks) return null;
  return new Set((await navigator.locks.query()).held?.map(({ name }) => name));
}
