import type { Community } from "./community.server";

/** Something that a member did, so many days ago. */
export interface Event {
  daysAgo: number;
  happens(community: Community): Promise<void>;
}
