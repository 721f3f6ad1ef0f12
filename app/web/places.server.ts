export interface PlacesOptions {
  /** Callers that may be in at a time. */
  count: number;
  /** Callers that may wait. */
  waitingMax: number;
  /** How long one may wait, in milliseconds. */
  waitMs: number;
  /** The same for the calls of one owner. */
  perOwner: { running: number; waiting: number };
}

interface Waiting {
  owner: string | undefined;
  enter(): void;
}

/**
 * Lets callers in, `count` at a time. Of those who wait the one whose owner has the fewest calls running comes first, so
 * that nobody is held up by what somebody else has piled up. `take` returns what to call when leaving.
 */
export function createPlaces({ count, waitingMax, waitMs, perOwner }: PlacesOptions) {
  const running = new Map<string, number>();
  const waiting: Waiting[] = [];
  let free = count;

  const runningOf = (owner: string | undefined) => (owner === undefined ? 0 : (running.get(owner) ?? 0));

  function enter(owner: string | undefined): () => void {
    free -= 1;
    if (owner !== undefined) running.set(owner, runningOf(owner) + 1);
    return () => {
      free += 1;
      if (owner !== undefined) {
        if (runningOf(owner) > 1) running.set(owner, runningOf(owner) - 1);
        else running.delete(owner);
      }
      letNextIn();
    };
  }

  function letNextIn() {
    if (free === 0) return;
    let next: Waiting | null = null;
    for (const one of waiting) {
      const others = runningOf(one.owner);
      if (others < perOwner.running && (!next || others < runningOf(next.owner))) next = one;
    }
    if (!next) return;
    waiting.splice(waiting.indexOf(next), 1);
    next.enter();
  }

  /** Null when too many wait already, altogether or of this owner, or when it took too long to get in. */
  async function take(owner?: string): Promise<(() => void) | null> {
    if (free > 0 && runningOf(owner) < perOwner.running) return enter(owner);
    const own = owner === undefined ? 0 : waiting.filter((one) => one.owner === owner).length;
    if (waiting.length >= waitingMax || own >= perOwner.waiting) return null;
    return new Promise((resolve) => {
      const one = {
        owner,
        enter() {
          clearTimeout(timer);
          resolve(enter(owner));
        },
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(one), 1);
        resolve(null);
      }, waitMs);
      waiting.push(one);
    });
  }

  return { take };
}
