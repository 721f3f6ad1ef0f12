import { before } from "../time";
import { EXCHANGES_FEW, EXCHANGES_MAX, EXCHANGES_WITHIN, SKIPPED_FOR, SLOTS } from "./queue";

/** What the queue keeps from a member at a time, as its query takes it. */
export function exclusionsFor(viewerId: string, now: string) {
  return {
    viewerId,
    now,
    slots: SLOTS,
    skippedSince: before(now, SKIPPED_FOR),
    exchangedSince: before(now, EXCHANGES_WITHIN),
    exchanges: EXCHANGES_MAX,
  };
}

/**
 * As `exclusionsFor`, and with all authors who lately reviewed the member or were reviewed by them: what is left is
 * suggested before anything else, so that the queue itself leads nobody into pairs that count and pay less.
 */
export function exclusionsAmongStrangers(viewerId: string, now: string) {
  return { ...exclusionsFor(viewerId, now), exchanges: EXCHANGES_FEW };
}
