/** Somebody as a viewer may know them: by handle, or by the pseudonym of one post or review. */
export interface Person {
  /** What to call them. */
  name: string;
  /** Leads to their profile; null while they go by a pseudonym. */
  handle: string | null;
  /** Null while they go by a pseudonym, as a rare number would tell who it is, and where it is not asked for. */
  reputation: number | null;
  /** Whether it is the viewer. */
  isViewer: boolean;
}

/** Who wrote something, and the name they chose for it. */
export interface Authorship {
  userId: string;
  handle: string;
  reputation: number | null;
  pseudonym: string | null;
  revealedAt: string | null;
}

/** Whether who wrote something is kept from everybody but themselves. */
export function isBlind({ pseudonym, revealedAt }: Pick<Authorship, "pseudonym" | "revealedAt">): boolean {
  return pseudonym !== null && revealedAt === null;
}

/**
 * Whether a viewer may know who wrote something: the one policy for each name, handle, avatar, reputation and link.
 * Moderators are nobody special here.
 */
export function canSeeName(
  by: Pick<Authorship, "userId" | "pseudonym" | "revealedAt">,
  viewer: { id: string } | null,
): boolean {
  return !isBlind(by) || viewer?.id === by.userId;
}

/** Who wrote something, as a viewer may know them. One's own pseudonym is shown as others see it. */
export function personOf(by: Authorship, viewer: { id: string } | null): Person {
  const isViewer = viewer?.id === by.userId;
  if (isBlind(by)) {
    return { name: by.pseudonym ?? "", handle: isViewer ? by.handle : null, reputation: null, isViewer };
  }
  return { name: by.handle, handle: by.handle, reputation: by.reputation, isViewer };
}

/** What a row of a query says of the author of a solution. */
export interface AuthorColumns {
  authorId: string;
  author: string;
  authorReputation?: number;
  authorPseudonym: string | null;
  authorRevealedAt: string | null;
}

/** The author of a solution, as a viewer may know them. */
export function authorOf(row: AuthorColumns, viewer: { id: string } | null): Person {
  return personOf(
    {
      userId: row.authorId,
      handle: row.author,
      reputation: row.authorReputation ?? null,
      pseudonym: row.authorPseudonym,
      revealedAt: row.authorRevealedAt,
    },
    viewer,
  );
}
