import { openDatabase } from '@fountainai/service-kit';
import { setUpService } from '@fountainai/service-testing';
import { buildApp } from '../src/app.ts';

export const setUp = () => setUpService('session-context', openDatabase, buildApp);
