/**
 * Now and then somebody is suggested a solution whose level is well known, so that a review of it tells how lenient they
 * are. Nothing on it says so, before or after.
 */
export const CALIBRATING = {
  /** At most every tenth review of somebody. */
  every: 10,
  /** Only until so many of their reviews tell enough. */
  upToReviews: 60,
  /** How well the level has to be known: reviews that count in full, and the standard deviation of the estimate. */
  reviews: 5,
  sd: 0.3,
} as const;

/** Whether somebody with so many reviews may be given one now, if nothing else waits for a first review. */
export function mayCalibrate(reviews: number): boolean {
  return reviews < CALIBRATING.upToReviews && reviews % CALIBRATING.every === CALIBRATING.every - 1;
}
