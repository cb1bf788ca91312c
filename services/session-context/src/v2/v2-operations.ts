import type { Operations } from '@fountainai/contracts';
import type { operations } from '@fountainai/contracts/session-context';
import type { ServiceCall } from '@fountainai/service-kit';

export type V2 = Operations<operations, 'V2', ServiceCall>;
