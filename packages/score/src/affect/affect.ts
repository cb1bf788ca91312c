/** A feeling as a point on Russell's circumplex (1980): integers from -100 to 100. */
export interface Affect {
  /** -100 is unpleasant, 100 is pleasant. */
  valence: number;
  /** -100 is still, 100 is stirred. */
  arousal: number;
}
