/** A workspace of a running system with something in it. */
export interface World {
  /** Of one service. */
  url(service: string): string;
  token(): string;
  /** A token of this workspace with every scope but one. */
  tokenWithout(scope: string): Promise<string>;
  /** A word in every text of this workspace, and in none of another. */
  marker: string;
  /**
   * The ids that a field or parameter of this name may have, in the order they were made; the first ones belong
   * together. None for a name that is not one of an id.
   */
  ids(service: string, name: string): readonly Id[];
  /** Makes the service's part again, after something in it was deleted. */
  renew(service: string): Promise<void>;
}

export type Id = number | string;
