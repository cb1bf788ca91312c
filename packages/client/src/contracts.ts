// The only place that knows where the generated types are; the build points it at copies of them.
import type { Paths } from '@fountainai/contracts/all';

export type { Paths, Schemas } from '@fountainai/contracts/all';

export type ServiceName = keyof Paths;
