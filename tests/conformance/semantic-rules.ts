import type { RequestValues } from './request.ts';

/** The fields of a refusal that rules read. */
export interface Refusal {
  status: number;
  code?: string;
  errors?: { pointer: string; message: string }[];
}

/** Rules that a schema cannot express: input that the schema allows may be refused by them. */
export interface SemanticRule {
  why: string;
  operations: RegExp;
  refuses: (request: RequestValues, refusal: Refusal) => boolean;
}

export const semanticRules: SemanticRule[] = [
  {
    why: 'a cursor is only good when it is a nextCursor of the list',
    operations: /./,
    refuses: ({ query }, refusal) => query.cursor !== undefined && pointsAt(refusal, /^cursor$/),
  },
  {
    why: 'an Idempotency-Key and a requestId that differ contradict each other',
    operations: /./,
    refuses: ({ headers, body }, refusal) =>
      headers['Idempotency-Key'] !== (body as Fields | undefined)?.requestId &&
      pointsAt(refusal, /^\/requestId$/),
  },
  {
    why: 'an idempotency key is for one request; short generated ones may come twice',
    operations: /./,
    refuses: ({ headers, body }, { status, code }) =>
      status === 422 &&
      code === 'idempotency_key_reused' &&
      (headers['Idempotency-Key'] ?? (body as Fields | undefined)?.requestId) !== undefined,
  },
  {
    why: 'old revisions are named either by a revision or by a time',
    operations: /^thinScriptHistory/,
    refuses: ({ query }, refusal) =>
      (query.before === undefined) === (query.olderThan === undefined) && pointsAt(refusal, /^before$/),
  },
  {
    why: 'content is either of a revision or since one',
    operations: /^getScriptContent/,
    refuses: ({ query }, refusal) =>
      query.revision !== undefined && query.since !== undefined && pointsAt(refusal, /^since$/),
  },
  {
    why: 'a range must not end before it starts',
    operations: /^getStorySequences/,
    refuses: ({ query }, refusal) =>
      Number(query.startSequence) > Number(query.endSequence) && pointsAt(refusal, /^(start|end)Sequence$/),
  },
  {
    why: 'what is reordered is named once, and no two get the same number',
    operations: /^reorder/,
    refuses: ({ body }, refusal) => repeats((body as Fields).elements) && pointsAt(refusal, /^\/elements\//),
  },
  {
    why: 'a script has each section, action and spoken word in one place, however its content is sent',
    operations: /^replaceScriptContent/,
    refuses: ({ body }, refusal) =>
      ['headingId', 'actionId', 'dialogueId'].some(
        (name) => repeatsId(body, name) && pointsAt(refusal, /(heading|action|dialogue)Id$/),
      ),
  },
  {
    why: 'a workspace may have only so many orchestrations waiting',
    operations: /^orchestrateScript/,
    refuses: (_, { status, code }) => status === 429 && code === 'too_many_orchestrations',
  },
  {
    why: 'a text is only imported when it is a play',
    operations: /^importStory/,
    refuses: (_, { status, code }) => status === 400 && code === 'not_a_play',
  },
];

type Fields = Record<string, unknown>;

function pointsAt({ status, errors = [] }: Refusal, pointer: RegExp): boolean {
  return status === 400 && errors.length > 0 && errors.every((error) => pointer.test(error.pointer));
}

function repeats(elements: unknown): boolean {
  const all = elements as Record<string, number>[];
  return Object.keys(all[0]!).some((field) => new Set(all.map((each) => each[field])).size < all.length);
}

function repeatsId(body: unknown, name: string): boolean {
  const ids = [...JSON.stringify(body).matchAll(new RegExp(`"${name}":(\\d+)`, 'g'))].map(([, id]) => id);
  return new Set(ids).size < ids.length;
}
