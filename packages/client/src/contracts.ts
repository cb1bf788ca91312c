// The only import of the generated types; the build replaces it by their copies.
import type { Paths } from '@fountainai/contracts/all';

export type { Paths, Schemas } from '@fountainai/contracts/all';

export type ServiceName = keyof Paths;
