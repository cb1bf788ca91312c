/** A feeling as a point on Russell's circumplex (1980): integers from -100 to 100. */
export interface Affect {
  /** From unpleasant to pleasant. */
  valence: number;
  /** From still to stirred. */
  arousal: number;
}
