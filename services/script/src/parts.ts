import type { Operations } from '@fountainai/contracts';
import type { operations } from '@fountainai/contracts/script';
import type { Database, ServiceCall } from '@fountainai/service-kit';
import type { Numbers } from './numbers.ts';

/** The dependencies of the operations. */
export interface Parts {
  database: Database;
  numbers: Numbers;
}

export type V1 = Operations<operations, 'V1', ServiceCall>;
export type V2 = Operations<operations, 'V2', ServiceCall>;
