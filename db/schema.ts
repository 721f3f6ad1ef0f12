/**
 * One interface per table, as the columns are stored. Times are ISO-8601 UTC text with milliseconds; ids are
 * app-made, time-ordered text; a state is a nullable `*_at`.
 */
export interface Database {
  users: Users;
  sessions: Sessions;
  held_forms: HeldForms;
  drafts: Drafts;
  draft_copies: DraftCopies;
  challenges: Challenges;
  challenge_tags: ChallengeTags;
  solutions: Solutions;
  revisions: Revisions;
  attachments: Attachments;
  attachment_previews: AttachmentPreviews;
  revision_attachments: RevisionAttachments;
  listings: Listings;
  solution_scores: SolutionScores;
  reviews: Reviews;
  review_scores: ReviewScores;
  seal_openings: SealOpenings;
  ratings: Ratings;
  endorsements: Endorsements;
  replies: Replies;
  points: Points;
  point_places: PointPlaces;
  panel_questions: PanelQuestions;
  rounds: Rounds;
  round_requests: RoundRequests;
  review_rounds: ReviewRounds;
  round_scores: RoundScores;
  queue: Queue;
  claims: Claims;
  queue_skips: QueueSkips;
  reviewing_habits: ReviewingHabits;
  triages: Triages;
  reply_versions: ReplyVersions;
  calibrations: Calibrations;
  blocks: Blocks;
  notices: Notices;
  reputation_events: ReputationEvents;
  reputation_months: ReputationMonths;
  invitations: Invitations;
  takedown_requests: TakedownRequests;
  moderation_acts: ModerationActs;
}

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

/** Unpublished text of one person about one thing. */
export interface Drafts {
  author_id: string;
  kind: "solution" | "walkthrough" | "review" | "reply" | "answer" | "round";
  /** Of the solution; of the review for a reply, answers or another round. */
  subject_id: string;
  /** JSON: field name to value. */
  fields: string;
  version: number;
  updated_at: string;
}

/** A text beside a draft: of two that were written at once, the one that is not the draft. */
export interface DraftCopies {
  author_id: string;
  kind: Drafts["kind"];
  subject_id: string;
  /** Names the page that it was typed into, or the version of the draft that it was. */
  origin: string;
  /** JSON: field name to value. */
  fields: string;
  saved_at: string;
}

export interface Challenges {
  id: string;
  slug: string;
  author_id: string;
  title: string;
  brief: string;
  brief_html: string;
  summary: string;
  time_box_hours: number;
  /** JSON array. */
  tags: string;
  solution_count: number;
  renderer_version: number;
  created_at: string;
  /** When a moderator hid the brief. */
  brief_hidden_at: string | null;
}

export interface ChallengeTags {
  challenge_id: string;
  tag: string;
}

export interface Solutions {
  id: string;
  author_id: string;
  challenge_id: string | null;
  /** Number of the latest revision; 0 while it is only a draft. */
  revision: number;
  review_count: number;
  created_at: string;
  /** When revision 1 was published, or when its embargo ended. */
  published_at: string | null;
  withdrawn_at: string | null;
  /** What the author says of a brief of their own, of all revisions alike; null where nothing was said. */
  brief_origin: "own-words" | "public" | "with-permission" | "unsure" | null;
  /** When a moderator hid the brief of all revisions. */
  brief_hidden_at: string | null;
  /**
   * A day, "2027-03-03": before it begins (UTC) only the author and those invited see the solution. Null where there
   * is none, and once the solution stands in lists.
   */
  embargo_until: string | null;
  /** The name its author goes by until `revealed_at`; null where it was posted under their own. */
  pseudonym: string | null;
  /** When the author's own name was shown: the first round was over. */
  revealed_at: string | null;
}

export interface Revisions {
  solution_id: string;
  revision: number;
  title: string;
  slug: string;
  summary: string;
  brief: string;
  brief_html: string;
  body: string;
  body_html: string;
  /** JSON array of headings. */
  outline: string;
  /** JSON array of the skim view's parts; empty where an older renderer made the revision. */
  skim: string;
  /** JSON array of what reviewers can point at. */
  evidence: string;
  word_count: number;
  ask: string;
  /** JSON array. */
  tags: string;
  repo_url: string;
  repo_commit: string;
  change_note: string;
  /** Id of the attachment that is its recording; empty for none. */
  walkthrough_take: string;
  walkthrough_url: string;
  /** Plain text, WebVTT or SubRip. */
  walkthrough_script: string;
  renderer_version: number;
  published_at: string;
}

/** A file of a solution, from its upload on. */
export interface Attachments {
  id: string;
  solution_id: string;
  author_id: string;
  name: string;
  kind: "image" | "code" | "table" | "notebook" | "document" | "recording";
  /** By its content; never what the sender said. */
  media_type: string;
  /** Bytes as they were sent. */
  size: number;
  /** Of the bytes as they were sent. */
  sha256: string;
  width: number | null;
  height: number | null;
  duration_ms: number | null;
  /** JSON: what else is known of its kind, such as the widths in which an image is kept. */
  details: string;
  /** JSON array of what is in the file storage: name, type and size of each object. */
  objects: string;
  position: number;
  created_at: string;
  /** When every object was in the storage; null before, and again once it is going. */
  stored_at: string | null;
  /** When it left the set of the next revision. */
  removed_at: string | null;
}

/** What a file looks like on its page, rendered once at its upload. */
export interface AttachmentPreviews {
  attachment_id: string;
  html: string;
  /** JSON array of headings. */
  outline: string;
  renderer_version: number;
}

/** The files that a revision was published with. */
export interface RevisionAttachments {
  solution_id: string;
  revision: number;
  attachment_id: string;
  position: number;
}

/**
 * One row for each list that a published solution stands in: `all`, `challenge:<id>`, `tag:<tag>`. The sort keys
 * stand beside the scope so that each list is one walk along one index. Drafts and withdrawn solutions have no row.
 * A rank is null while nobody has scored, and lies below zero while there are too few reviews to rank.
 */
export interface Listings {
  scope: string;
  solution_id: string;
  published_at: string;
  review_count: number;
  rank_overall: number | null;
  rank_framing: number | null;
  rank_ambiguity: number | null;
  rank_tradeoffs: number | null;
  rank_communication: number | null;
  rank_iteration: number | null;
}

/** Estimates on the 1 to 5 scale; `dimension` is a rubric key or `overall`. */
export interface SolutionScores {
  solution_id: string;
  dimension: string;
  mean: number;
  sd: number;
  lower: number;
  upper: number;
  rank: number;
  /** Reviews that scored this dimension. */
  scored: number;
}

export interface Reviews {
  id: string;
  solution_id: string;
  /** The revision that was judged. */
  revision: number;
  reviewer_id: string;
  rubric_version: number;
  strength: string;
  strength_html: string;
  change: string;
  change_html: string;
  question: string;
  question_html: string;
  /** 1 when the reviewer had not opened the other reviews. */
  independent: number;
  submitted_at: string;
  /** Set when it stayed unrated for 14 days. */
  closed_at: string | null;
  /** The name its reviewer goes by until `revealed_at`; null where it was written under their own. */
  pseudonym: string | null;
  revealed_at: string | null;
  /** Problem and choice in the reviewer's own words, plain text; empty where they did not say. */
  explained: string;
  /** Whether the author finds their meaning in it. */
  explained_match: "match" | "partly" | "no" | null;
  /** When the author first answered it in any way; from then on they see its scores. */
  answered_at: string | null;
  /** 1 when the queue gave it to the reviewer. */
  assigned: number;
}

export interface ReviewScores {
  review_id: string;
  dimension: string;
  /** 1 to 5, or null for "can't tell". */
  score: number | null;
  reason: string;
  reason_html: string;
  quote: string;
  step: string;
  step_html: string;
}

/** Who chose to read a solution's reviews before writing one. */
export interface SealOpenings {
  solution_id: string;
  user_id: string;
  opened_at: string;
}

export interface Ratings {
  review_id: string;
  rater_id: string;
  rating: "very-helpful" | "helpful" | "not-helpful";
  reason: string;
  /** How often it was changed; part of the ledger's dedupe key. */
  changes: number;
  rated_at: string;
}

export interface Endorsements {
  review_id: string;
  user_id: string;
  endorsed_at: string;
}

export interface Replies {
  id: string;
  review_id: string;
  author_id: string;
  body: string;
  body_html: string;
  posted_at: string;
  /** The point that it is about; null where it is about the review. */
  point_id: string | null;
  edited_at: string | null;
  /** When its writer took it back: the text is kept and not shown. */
  deleted_at: string | null;
}

/** What a reply said before it was edited; numbered from 1. */
export interface ReplyVersions {
  reply_id: string;
  version: number;
  body: string;
  body_html: string;
  replaced_at: string;
}

/** One thing that a review says about one passage, or about the whole; the author answers each. */
export interface Points {
  id: string;
  review_id: string;
  solution_id: string;
  /** The revision that it was made on; its selectors below speak of that one's text. */
  revision: number;
  /** Within its review, from 1. */
  position: number;
  kind: "must-fix" | "consider" | "praise";
  /** A rubric key; null where it is about the whole. */
  dimension: string | null;
  body: string;
  body_html: string;
  /** TextQuoteSelector: the passage, and up to 32 characters before and behind it. Empty where it has none. */
  quote: string;
  prefix: string;
  suffix: string;
  /** TextPositionSelector: where the passage begins in the text of the revision; null where it was not found in it. */
  start_at: number | null;
  /** Id of the heading that the passage stands below; empty for none. */
  section: string;
  /** A second of the walkthrough. */
  moment: number | null;
  /** What the author makes of it. */
  answer: "accepted" | "declined" | "asked" | "done" | null;
  answer_reason: string;
  /** The revision in which it was done. */
  done_revision: number | null;
  answered_at: string | null;
  /** What came of it where it is done; see `ADOPTIONS`. */
  adoption: "adopted" | "over-limit" | "text-same" | "passage-same" | "praise" | null;
  /** When its reviewer looked again and called it solved. */
  settled_at: string | null;
}

/** Where the passage of a point stands in a later revision; without a place it was not found there. */
export interface PointPlaces {
  point_id: string;
  revision: number;
  start_at: number | null;
  end_at: number | null;
  section: string;
}

/** What a reviewer would ask in the interview, at most two a review, with the author's answer. */
export interface PanelQuestions {
  id: string;
  review_id: string;
  /** 1 or 2. */
  position: number;
  question: string;
  question_html: string;
  asked_at: string;
  answer: string;
  answer_html: string;
  /** How long the clock ran; null where the answer was written without it. */
  answer_seconds: number | null;
  answered_at: string | null;
  verdict: "answered" | "dodged" | "new-issue" | null;
  verdict_note: string;
  verdict_at: string | null;
}

/** From 1: the author opens another one on a later revision. */
export interface Rounds {
  solution_id: string;
  round: number;
  revision: number;
  opened_at: string;
}

/** Whom the author asked to look again. */
export interface RoundRequests {
  solution_id: string;
  round: number;
  reviewer_id: string;
  review_id: string;
  requested_at: string;
  answered_at: string | null;
}

/** A review as it was in one round; `review_scores` holds the scores of its latest. */
export interface ReviewRounds {
  review_id: string;
  round: number;
  solution_id: string;
  /** The revision that was judged. */
  revision: number;
  note: string;
  note_html: string;
  submitted_at: string;
}

export interface RoundScores {
  review_id: string;
  round: number;
  dimension: string;
  score: number | null;
  reason: string;
  reason_html: string;
}

/** A solution that waits for reviews. Drafts, withdrawn, embargoed and returned solutions have no row. */
export interface Queue {
  solution_id: string;
  author_id: string;
  /** Reviews that are in and claims that are open; the fewest come first. Two at most while another round has room. */
  pending: number;
  /** 0 when it waits with priority or past its promise, 1 otherwise; 0 comes first. */
  late: number;
  waiting_since: string;
  /** 1 when its author has given before asking. */
  priority: number;
  /** Reviews that are in. */
  reviews: number;
  /** When volunteers were asked. */
  asked_at: string | null;
}

/** A place at a solution that is held for a reviewer until it expires. */
export interface Claims {
  solution_id: string;
  reviewer_id: string;
  claimed_at: string;
  expires_at: string;
  /** When the reviewer last typed; null while there is nothing. */
  written_at: string | null;
}

export interface QueueSkips {
  user_id: string;
  solution_id: string;
  skipped_at: string;
}

/** How much a member wants to review; no row stands for what is usual. */
export interface ReviewingHabits {
  user_id: string;
  /** Reviews a week. */
  weekly_load: number;
  /** A day, "2027-03-03", before which nothing is suggested. */
  away_until: string | null;
  /** 1 when they may be asked about solutions that wait too long. */
  volunteers: number;
  /** When they were last asked. */
  asked_at: string | null;
}

/** A revision that went back to its author before it cost anybody a review. */
export interface Triages {
  solution_id: string;
  revision: number;
  user_id: string;
  reason: string;
  note: string;
  happened_at: string;
  /** When the author put it back into the queue. */
  lifted_at: string | null;
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
  done_at: string;
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

/** The ledger: rows are only ever inserted. */
export interface ReputationEvents {
  id: string;
  user_id: string;
  rule: string;
  points: number;
  /** Why it paid less than the rule says: a cap's key, or empty. */
  limited_by: string;
  /** Who caused it, where a person did. */
  giver_id: string | null;
  review_id: string | null;
  solution_id: string | null;
  /** The event that this row takes back. */
  reverses_id: string | null;
  dedupe_key: string;
  happened_at: string;
}

/** Points by person and calendar month ("2026-11"), recomputed from the ledger. */
export interface ReputationMonths {
  month: string;
  user_id: string;
  points: number;
}

/** Who sees a solution during its embargo. */
export interface Invitations {
  solution_id: string;
  user_id: string;
  invited_at: string;
}

/** Somebody asks that a brief is taken down. */
export interface TakedownRequests {
  id: string;
  subject_kind: "solution" | "challenge";
  subject_id: string;
  /** The member who asks; null for a visitor, who leaves an address in `contact`. */
  user_id: string | null;
  contact: string;
  relation: string;
  reason: string;
  /** Names the person and the brief while the request is open, so that there is one; null once it is closed. */
  open_key: string | null;
  created_at: string;
  closed_at: string | null;
}

/** What moderators did: rows are only ever inserted, and everybody may read them. */
export interface ModerationActs {
  id: string;
  moderator_id: string;
  act: "hide-brief" | "show-brief" | "decline-request";
  subject_kind: "solution" | "challenge";
  subject_id: string;
  why: string;
  happened_at: string;
}
