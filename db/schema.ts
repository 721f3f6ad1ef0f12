import type { Audits, CaseMeasures, CaseMembers, Cases, Reports } from "./tables/cases";
import type { Fits, ReviewerFits, ReviewFits } from "./tables/estimates";
import type { RubricHealth } from "./tables/health";
import type { Blocks, Calibrations, HeldForms, Notices, Sessions, Users } from "./tables/people";
import type { Claims, Queue, QueueSkips, ReviewingHabits, Triages } from "./tables/queue";
import type {
  Medals,
  ModerationActs,
  ReputationEvents,
  ReputationMonths,
  SiteNumbers,
  TakedownRequests,
} from "./tables/records";
import type {
  Endorsements,
  PanelQuestions,
  PointPlaces,
  Points,
  Ratings,
  ReadingStarts,
  Replies,
  ReplyVersions,
  ReviewRounds,
  ReviewScores,
  Reviews,
  RoundRequests,
  RoundScores,
  Rounds,
  SealOpenings,
} from "./tables/reviews";
import type {
  Challenges,
  ChallengeTags,
  Invitations,
  Listings,
  Revisions,
  SolutionScores,
  Solutions,
} from "./tables/solutions";
import type {
  AttachmentPreviews,
  Attachments,
  DraftCopies,
  Drafts,
  RevisionAttachments,
} from "./tables/texts";

export type * from "./tables/cases";
export type * from "./tables/estimates";
export type * from "./tables/health";
export type * from "./tables/people";
export type * from "./tables/queue";
export type * from "./tables/records";
export type * from "./tables/reviews";
export type * from "./tables/solutions";
export type * from "./tables/texts";

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
  fits: Fits;
  reviewer_fits: ReviewerFits;
  review_fits: ReviewFits;
  rubric_health: RubricHealth;
  reviews: Reviews;
  review_scores: ReviewScores;
  seal_openings: SealOpenings;
  reading_starts: ReadingStarts;
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
  medals: Medals;
  site_numbers: SiteNumbers;
  invitations: Invitations;
  takedown_requests: TakedownRequests;
  moderation_acts: ModerationActs;
  cases: Cases;
  case_members: CaseMembers;
  case_measures: CaseMeasures;
  reports: Reports;
  audits: Audits;
}
