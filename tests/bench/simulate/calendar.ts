/** What is to happen, in the order of its time; at one time in the order in which it was planned. */
export interface Calendar {
  plan(at: number, act: () => Promise<void>): void;
  /** Does everything up to a time, also what is planned meanwhile; `before` is told the time of each act. */
  runUntil(end: number, before: (at: number) => void): Promise<void>;
}

export function createCalendar(): Calendar {
  const due: { at: number; act: () => Promise<void> }[] = [];
  return {
    plan(at, act) {
      let [low, high] = [0, due.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        // The latest stands first, so that the next one is taken off the end.
        if ((due[middle]?.at ?? 0) > at) low = middle + 1;
        else high = middle;
      }
      due.splice(low, 0, { at, act });
    },
    async runUntil(end, before) {
      for (let next = due.at(-1); next && next.at < end; next = due.at(-1)) {
        due.pop();
        before(next.at);
        await next.act();
      }
    },
  };
}
