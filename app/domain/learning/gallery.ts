import type { Person } from "../identity/person";
import type { DimensionKey } from "../rubric/rubric";

/** A review that its author found very helpful, as the gallery shows it. */
export interface GalleryReview {
  id: string;
  reviewer: Person;
  solution: { title: string; path: string; author: Person };
  ratedAt: string;
  /** Why its author rated it so; may be empty. */
  ratingReason: string;
  /** One thing that it asks for: adopted where one was, with a passage where one has it. */
  excerpt: { dimension: DimensionKey | null; quote: string; html: string };
  endorsements: number;
  /** Points after which the text did change. */
  adopted: number;
  /** Whether the author found their meaning in how the reviewer said it back. */
  understood: boolean;
}
