/** Where a solution without a review stands with the queue. */
export type QueueState =
  | { kind: "waiting"; since: string; mayTriage: boolean }
  /** It went back to its author, who alone is told why. */
  | { kind: "returned"; label: string; mend: string; note: string; at: string };
