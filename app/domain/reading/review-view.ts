import type { Person } from "../identity/person";
import type { QuestionView } from "../panel/question";
import type { Fields } from "../parse";
import type { PointView } from "../points/point";
import type { MedalKey } from "../reputation/medals";
import type { Rating } from "../reviews/review";
import type { ReviewRoundView } from "../rounds/round";
import type { DimensionKey, Level } from "../rubric/rubric";

export interface ReviewScoreView {
  dimension: DimensionKey;
  score: Level | null;
  reasonHtml: string;
  quote: string;
  stepHtml: string;
}

export interface ReplyView {
  id: string;
  author: Person;
  /** What they are in this thread. */
  role: "author" | "reviewer" | "fellow";
  /** The point that it is about; null where it is about the review. */
  pointId: string | null;
  /** Empty where it was taken back. */
  bodyHtml: string;
  postedAt: string;
  editedAt: string | null;
  deletedAt: string | null;
  /** What it said before, oldest first; only where one review is read. */
  versions: { bodyHtml: string; replacedAt: string }[];
  /** The text that the viewer, who wrote it, is changing, and what is wrong with it. */
  edit: { body: string; error: string } | null;
}

/** Whether the author finds their meaning in how the reviewer explained it back. */
export type ExplainedMatch = "match" | "partly" | "no";

/** A submitted review as it is shown, with all that grew from it and what the viewer may do. */
export interface ReviewView {
  id: string;
  reviewer: Person;
  /** Whether they came close to a reference review; never told of a pseudonym. */
  calibrated: boolean;
  /** None that the viewer may not know of. */
  medals: MedalKey[];
  revision: number;
  rubricVersion: number;
  independent: boolean;
  submittedAt: string;
  /** In the latest round. A score is null for "can't tell", and in all of them while they are held. */
  scores: ReviewScoreView[];
  /** When its scores open to the author, who has not answered yet; null where they are shown. */
  scoresHeldUntil: string | null;
  strengthHtml: string;
  changeHtml: string;
  /** Problem and choice in the reviewer's words; empty where they did not say. */
  explained: string;
  explainedMatch: ExplainedMatch | null;
  points: PointView[];
  questions: QuestionView[];
  /** The viewer's unfinished answers to them. */
  answersDraft: { fields: Fields; version: number; savedAt: string } | null;
  /** Oldest first; one of them unless the reviewer looked again. */
  rounds: ReviewRoundView[];
  rating: Rating | null;
  ratingReason: string;
  endorsements: number;
  replies: ReplyView[];
  /** Whether there are older replies than those. */
  moreReplies: boolean;
  /** The viewer's unfinished reply, or what one begins with: a passage that it quotes, or a point that it is about. */
  replyDraft: { body: string; point: string; version: number; savedAt: string | null } | null;
  /** The round in which the author asks the viewer, whose review it is, to look again; null where they do not. */
  askedInRound: number | null;
  mine: boolean;
  /** Whether the viewer wrote the solution. */
  viewerIsAuthor: boolean;
  endorsedByMe: boolean;
  /** Whether they may answer its points and questions, and mark how it explains the solution back. */
  canAnswer: boolean;
  /** Whether they may judge the answers to its questions. */
  canJudge: boolean;
  canRate: boolean;
  canReply: boolean;
  canEndorse: boolean;
  canReport: boolean;
  /** Why they cannot report it, where it is not their own. */
  reportRefused: string | null;
  /** What they may not endorse it for, where it is only points of reputation that are missing. */
  endorseNeeds: string | null;
}
