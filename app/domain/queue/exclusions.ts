import { before } from "../time";
import { EXCHANGES_MAX, EXCHANGES_WITHIN, SKIPPED_FOR, SLOTS } from "./queue";

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
