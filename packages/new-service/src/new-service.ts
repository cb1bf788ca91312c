import type { Document } from '@fountainai/contracts';

/** A service to add or remove, with the data for its files and entries. */
export interface NewService {
  /** kebab-case, as in openapi/NAME.yaml. */
  name: string;
  port: number;
  /** First label of its host name. */
  host: string;
  document: Document;
  /** Regular expressions of its paths on the combined host. */
  pathPatterns: string[];
}

/** Files to write, by their path from the root; null deletes the file. */
export type Changes = Map<string, string | null>;

/** Returns the name of a service's PostgreSQL schema; in capitals it is the prefix of its variables. */
export const snakeName = (name: string) => name.replaceAll('-', '_');
