import { YOUNG_SITE_REVIEWS } from "./rules";

/** What asks for reputation: points on a young site, and later. An act is listed once it exists. */
export const PRIVILEGES = {
  endorse: {
    young: 0,
    later: 10,
    what: "Endorsing a review of a solution that you reviewed",
  },
  flag: {
    young: 0,
    later: 15,
    what: "Reporting a review",
  },
  challenge: {
    young: 0,
    later: 150,
    what: "Adding a challenge",
  },
  triage: {
    young: 60,
    later: 200,
    what: "Sending a solution back to its author",
  },
} as const satisfies Record<string, { young: number; later: number; what: string }>;

export type PrivilegeKey = keyof typeof PRIVILEGES;

/** Whether a site with so many reviews still opens privileges and pays for ratings as a young one does. */
export function isYoungSite(reviews: number): boolean {
  return reviews < YOUNG_SITE_REVIEWS;
}

/** How many reviews of the site are to be counted to know whether a privilege is open: none where that is sure. */
export function reviewsToCount(privilege: PrivilegeKey, viewer: { reputation: number } | null): number {
  return !viewer || viewer.reputation >= pointsFor(privilege, false) ? 0 : YOUNG_SITE_REVIEWS;
}

/** How many points of reputation a privilege needs. */
export function pointsFor(privilege: PrivilegeKey, isYoung: boolean): number {
  return PRIVILEGES[privilege][isYoung ? "young" : "later"];
}

/** Why somebody with so many points may not do it yet, in two sentences; null when they may. */
export function whyLacksPrivilege(
  privilege: PrivilegeKey,
  reputation: number,
  isYoung: boolean,
): string | null {
  const points = pointsFor(privilege, isYoung);
  if (reputation >= points) return null;
  const missing = points - reputation;
  return `${PRIVILEGES[privilege].what} needs ${points} points of reputation. You have ${reputation} of ${points} points: it opens with ${missing} more.`;
}
