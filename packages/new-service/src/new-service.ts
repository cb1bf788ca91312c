import type { Document } from '@fountainai/contracts';

/** A service that is to be there, or to go: what its files and entries are made from. */
export interface NewService {
  /** kebab-case, as in openapi/NAME.yaml. */
  name: string;
  port: number;
  /** The first part of its host's name. */
  host: string;
  document: Document;
  /** Regular expressions of its paths on the host that has all services. */
  pathPatterns: string[];
}

/** Files that are to be written, by their path from the root; null for one that is to go. */
export type Changes = Map<string, string | null>;

/** The name of a service's schema in PostgreSQL, and the beginning of its variables when written in capitals. */
export const snakeName = (name: string) => name.replaceAll('-', '_');
