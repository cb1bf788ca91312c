import type { Answer, RequestValues } from '../request.ts';

interface Exchange {
  request: RequestValues;
  answer: Answer;
}

/**
 * True when a third answer equals two answers to the same request. Fields that differ between the first two (new ids,
 * times, requestId) may differ in the third as well; ids of the request count as equal.
 */
export function sameOutsideOf(first: Exchange, second: Exchange, third: Exchange): boolean {
  if (first.answer.status !== third.answer.status) return false;
  if (first.answer.headers['content-type'] !== third.answer.headers['content-type']) return false;
  const [a, b, c] = [first, second, third].map(withoutSentIds) as [unknown, unknown, unknown];
  return same(a, b, c);
}

function same(a: unknown, b: unknown, c: unknown): boolean {
  if (!isObject(a) || !isObject(b) || !isObject(c)) return a !== b || a === c;
  const names = new Set([a, b, c].flatMap((each) => Object.keys(each)));
  return [...names].every((name) => same(a[name], b[name], c[name]));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function withoutSentIds({ request, answer }: Exchange): unknown {
  const sent = [...JSON.stringify(request).matchAll(/\d+/g)].map(([id]) => id).filter((id) => id !== '1');
  if (sent.length === 0) return answer.body;
  const text = JSON.stringify(answer.body) ?? 'null';
  return JSON.parse(text.replaceAll(/\d+/g, (number) => (sent.includes(number) ? '0' : number)));
}
