/** A workspace of a running system with resources in it. */
export interface World {
  /** Sends requests to one service. */
  url(service: string): string;
  token(): string;
  /** A token of this workspace with every scope but one. */
  tokenWithout(scope: string): Promise<string>;
  /** A word in every text of this workspace and of no other. */
  marker: string;
  /**
   * The possible ids of a field or parameter, in the order of creation; the first ids belong together. Empty for names
   * that are not ids.
   */
  ids(service: string, name: string): readonly Id[];
  /** Creates the service's resources again after a deletion. */
  renew(service: string): Promise<void>;
}

export type Id = number | string;
