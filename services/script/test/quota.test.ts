import { testFullWorkspace } from '@fountainai/service-kit/testing';
import { setUp } from './setup.ts';

testFullWorkspace('script', setUp());
