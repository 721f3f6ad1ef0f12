import type { Dialect } from "kysely";

/** What the rest of the program may know about the database behind Kysely. */
export interface Engine {
  name: "sqlite" | "postgres";
  dialect: Dialect;
  /**
   * A text that differs whenever other data could be read than at an earlier call, whichever process wrote it.
   * Equal texts promise equal data.
   */
  dataVersion(): string | Promise<string>;
  /** Whether a thrown error says that a unique or primary key was already taken. */
  isUniqueViolation(error: unknown): boolean;
  /** Whether a thrown error says that the database cannot be reached or written just now. */
  isUnavailable(error: unknown): boolean;
}
