/** What was measured last of how well a version of the rubric works: one row each. */
export interface RubricHealth {
  rubric_version: number;
  /** JSON: see `Health`. */
  figures: string;
  measured_at: string;
}
