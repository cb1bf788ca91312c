import { readFileSync, writeFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import type { ServiceName } from '@fountainai/contracts';
import { ask } from './client.ts';

// Recorded calls of v1 with their answers. Ids differ from run to run: they are written as `scriptId#1`, the first
// scriptId in the answers. RECORD_V1=1 writes the answers again; the difference is reviewed before the commit.
interface RecordedCall {
  service: ServiceName;
  method: string;
  path: string;
  body?: unknown;
  status?: number;
  answer?: unknown;
}

const file = new URL('./recorded-v1.json', import.meta.url);
const calls = JSON.parse(readFileSync(file, 'utf8')) as RecordedCall[];
const idFields = new Set([
  'scriptId',
  'headingId',
  'actionId',
  'dialogueId',
  'characterId',
  'contextId',
  'sessionId',
  'paraphraseId',
]);

/** Maps ids to their names in the recording, and back. */
const seen = new Map<string, number[]>();

function nameOf(field: string, id: number): string {
  const ids = seen.get(field) ?? [];
  if (!ids.includes(id)) seen.set(field, [...ids, id]);
  return `${field}#${seen.get(field)!.indexOf(id) + 1}`;
}

function toNames(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => toNames(item, field));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== 'requestId')
        .map(([key, item]) => [key, toNames(item, key)]),
    );
  if (typeof value === 'number' && idFields.has(field)) return nameOf(field, value);
  // The call shows the kind of an id.
  if (field === 'originalId' || field === 'id') return 'an id';
  if (field.endsWith('At')) return 'a time';
  return value;
}

function toIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toIds);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toIds(item)]));
  if (typeof value !== 'string') return value;
  const whole = /^(\w+)#(\d+)$/.exec(value);
  if (whole) return idOf(whole[1]!, whole[2]!);
  return value.replaceAll(/\{(\w+)#(\d+)\}/g, (_, field: string, ordinal: string) =>
    String(idOf(field, ordinal)),
  );
}

function idOf(field: string, ordinal: string): number {
  return seen.get(field)![Number(ordinal) - 1]!;
}

test('every recorded call of v1 has its recorded answer', async () => {
  // A separate workspace, because lists show all of its resources.
  const token = inject('gateway').tokens.recorded;
  for (const call of calls) {
    const { status: _, answer: __, ...question } = call;
    const { service, method, path, body } = toIds(question) as RecordedCall;
    const { status, body: answer } = await ask(service, path, {
      method,
      token,
      ...(body !== undefined && { body }),
    });
    const now = { status, answer: toNames(answer) };
    if (process.env.RECORD_V1) Object.assign(call, now);
    else
      expect([method, call.path, now]).toEqual([
        method,
        call.path,
        { status: call.status, answer: call.answer },
      ]);
  }
  if (process.env.RECORD_V1) writeFileSync(file, `${JSON.stringify(calls, null, 1)}\n`);
}, 60_000);
