import { setUpService } from '@fountainai/service-kit/testing';
import { buildApp } from '../src/app.ts';

export const setUp = () => setUpService('session-context', buildApp);
