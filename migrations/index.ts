import type { Migration } from "kysely";
import * as accounts from "./0001_accounts";
import * as challenges from "./0002_challenges";
import * as solutions from "./0003_solutions";
import * as reviews from "./0004_reviews";
import * as reputation from "./0005_reputation";
import * as evidence from "./0006_evidence";
import * as attachments from "./0007_attachments";
import * as drafts from "./0008_drafts";
import * as walkthroughs from "./0009_walkthroughs";
import * as rights from "./0010_rights";
import * as invitationsOfMember from "./0011_invitations_of_member";
import * as identity from "./0012_identity";
import * as points from "./0013_points";
import * as rounds from "./0014_rounds";
import * as queue from "./0015_queue";
import * as discussion from "./0016_discussion";
import * as learning from "./0017_learning";
import * as pointsInFiles from "./0018_points_in_files";
import * as estimates from "./0019_estimates";
import * as cases from "./0020_cases";
import * as medals from "./0021_medals";
import * as health from "./0022_health";
import * as ranking from "./0023_ranking";
import * as fitLease from "./0024_fit_lease";
import * as reports from "./0025_reports";
import * as countedFigures from "./0027_counted_figures";
import * as givenClaims from "./0028_given_claims";
import * as heldBackPoints from "./0029_held_back_points";

/** In the order of their names. A migration that has landed is never edited: add another one. */
export const migrations: Record<string, Migration> = {
  "0001_accounts": accounts,
  "0002_challenges": challenges,
  "0003_solutions": solutions,
  "0004_reviews": reviews,
  "0005_reputation": reputation,
  "0006_evidence": evidence,
  "0007_attachments": attachments,
  "0008_drafts": drafts,
  "0009_walkthroughs": walkthroughs,
  "0010_rights": rights,
  "0011_invitations_of_member": invitationsOfMember,
  "0012_identity": identity,
  "0013_points": points,
  "0014_rounds": rounds,
  "0015_queue": queue,
  "0016_discussion": discussion,
  "0017_learning": learning,
  "0018_points_in_files": pointsInFiles,
  "0019_estimates": estimates,
  "0020_cases": cases,
  "0021_medals": medals,
  "0022_health": health,
  "0023_ranking": ranking,
  "0024_fit_lease": fitLease,
  "0025_reports": reports,
  "0027_counted_figures": countedFigures,
  "0028_given_claims": givenClaims,
  "0029_held_back_points": heldBackPoints,
};
