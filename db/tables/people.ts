export interface Users {
  id: string;
  handle: string;
  /** The handle folded so that look-alikes collide; unique. */
  handle_key: string;
  email: string;
  /** The address lower-cased; unique. */
  email_key: string;
  password_hash: string;
  bio: string;
  /** Sum of the ledger, kept by `award` and `reverse` alone. */
  reputation: number;
  created_at: string;
  /** Since when they are a moderator. */
  moderator_at: string | null;
  /** When they first came close to the reference on a calibration example. */
  calibrated_at: string | null;
}

export interface Sessions {
  /** SHA-256 of the id in the cookie. */
  id_hash: string;
  user_id: string;
  created_at: string;
  expires_at: string;
}

/** What someone sent after their session had ended, kept until they sign in again. */
export interface HeldForms {
  id_hash: string;
  path: string;
  /** JSON: field name to value. */
  fields: string;
  created_at: string;
}

/** Neither of the two is given the other's work. */
export interface Blocks {
  user_id: string;
  blocked_id: string;
  blocked_at: string;
}

/** Something that a member should hear of. */
export interface Notices {
  id: string;
  user_id: string;
  kind: string;
  /** Where it leads. */
  path: string;
  solution_id: string;
  review_id: string | null;
  created_at: string;
  read_at: string | null;
}

/** A member's scores on a write-up whose scores are known. */
export interface Calibrations {
  user_id: string;
  /** Slug of the example. */
  example: string;
  /** JSON: dimension to level. */
  scores: string;
  /** Mean distance from the reference, in levels. */
  distance: number;
  /** By how many levels their scores lie above the reference, on average; null for tries before it was kept. */
  leaning: number | null;
  done_at: string;
}
