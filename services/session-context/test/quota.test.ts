import { testFullWorkspace } from '@fountainai/service-kit/testing';
import { setUp } from './setup.ts';

testFullWorkspace('session-context', setUp());
