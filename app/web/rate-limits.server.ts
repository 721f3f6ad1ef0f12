import { RateLimiterMemory } from "rate-limiter-flexible";

/** How often one address may do a thing: so many points in so many seconds. */
const LIMITS = {
  /** Pages without a session: a burst, and a steady rate. */
  burst: { points: 50, duration: 10 },
  pages: { points: 200, duration: 60 },
  signUp: { points: 5, duration: 3600 },
  signUpTry: { points: 30, duration: 3600 },
  heldForm: { points: 20, duration: 3600 },
  preview: { points: 30, duration: 60 },
  draft: { points: 120, duration: 60 },
  import: { points: 30, duration: 60 },
  takedown: { points: 5, duration: 3600 },
  /** Files that a member sends. */
  upload: { points: 60, duration: 3600 },
  /** Files that an address asks for without a session: a page may show many. */
  served: { points: 600, duration: 60 },
  /** Comparisons that are not kept yet. */
  compare: { points: 30, duration: 60 },
} as const;
export type LimitName = keyof typeof LIMITS;

/** Failed sign-ins of one address before it waits; the wait doubles each time. */
const ADDRESS_FAILURES = 10;
const ADDRESS_WAIT = 600;
/** Wait after each failure on one account: 1, 2, 4 … seconds, at most this. */
const ACCOUNT_WAIT_MAX = 900;
const FAILURES_REMEMBERED = 24 * 3600;

export interface RateLimits {
  /** Counts one; returns the seconds to wait when it was one too many, else 0. */
  take(name: LimitName, address: string): Promise<number>;
  /** The seconds to wait where nothing is left, else 0; counts nothing. */
  peek(name: LimitName, address: string): Promise<number>;
  /** Counts a try to sign in; returns the seconds to wait when it is too early, and counts nothing then. */
  beginSignIn(address: string, account: string): number;
  /** Takes back what a try that was right had counted. */
  signedIn(address: string, account: string): void;
}

/** Limits of this process. With `on` false nothing is ever limited. */
export function createRateLimits(on: boolean): RateLimits {
  if (!on) return { take: async () => 0, peek: async () => 0, beginSignIn: () => 0, signedIn() {} };
  const limiters = Object.fromEntries(
    Object.entries(LIMITS).map(([name, limit]) => [
      name,
      new RateLimiterMemory({ keyPrefix: name, ...limit }),
    ]),
  ) as Record<LimitName, RateLimiterMemory>;
  const failures = createFailures();
  return {
    async take(name, address) {
      try {
        await limiters[name].consume(address);
        return 0;
      } catch (refusal) {
        return Math.max(1, Math.ceil((refusal as { msBeforeNext: number }).msBeforeNext / 1000));
      }
    },
    async peek(name, address) {
      const used = await limiters[name].get(address);
      return used && used.remainingPoints <= 0 ? Math.max(1, Math.ceil(used.msBeforeNext / 1000)) : 0;
    },
    beginSignIn(address, account) {
      const [byAddress, byAccount] = [`address ${address}`, `account ${account}`];
      const wait = Math.max(failures.wait(byAddress), failures.wait(byAccount));
      if (wait > 0) return wait;
      // Counted before the password is looked at, or tries at the same moment would all pass.
      failures.add(byAddress, addressWait);
      failures.add(byAccount, accountWait);
      return 0;
    },
    signedIn(address, account) {
      failures.takeBack(`address ${address}`);
      failures.forget(`account ${account}`);
    },
  };
}

/** Seconds to wait after so many failures of one address. */
function addressWait(count: number): number {
  return count % ADDRESS_FAILURES === 0 ? ADDRESS_WAIT * 2 ** (count / ADDRESS_FAILURES - 1) : 0;
}

/** Seconds to wait after so many failures on one account. */
function accountWait(count: number): number {
  return Math.min(ACCOUNT_WAIT_MAX, 2 ** (count - 1));
}

/** Failures by key, each with the time until which the next try has to wait. */
function createFailures() {
  const known = new Map<string, { count: number; until: number; last: number }>();
  return {
    wait(key: string) {
      return Math.max(0, Math.ceil(((known.get(key)?.until ?? 0) - Date.now()) / 1000));
    },
    add(key: string, waitSeconds: (count: number) => number) {
      const now = Date.now();
      for (const [other, { last }] of known) {
        if (last > now - FAILURES_REMEMBERED * 1000) break;
        known.delete(other);
      }
      const { count: before = 0, until = 0 } = known.get(key) ?? {};
      const count = before + 1;
      known.delete(key);
      known.set(key, { count, until: Math.max(until, now + waitSeconds(count) * 1000), last: now });
    },
    takeBack(key: string) {
      const failure = known.get(key);
      if (failure) known.set(key, { ...failure, count: failure.count - 1, until: 0 });
    },
    forget(key: string) {
      known.delete(key);
    },
  };
}
