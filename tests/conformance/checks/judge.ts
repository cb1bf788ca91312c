import { Finding } from '../finding.ts';
import type { Answer, RequestValues } from '../request.ts';
import { semanticRules, type Refusal } from '../semantic-rules.ts';
import type { Target } from '../target.ts';

/** @throws Finding for a 5xx, or for a status, type or body outside the spec */
export function judgeForm(target: Target, answer: Answer): void {
  const { operationId, statuses } = target;
  const said = `${answer.status} ${answer.text.slice(0, 500)}`;
  if (answer.status >= 500) throw new Finding('server error', operationId, said);
  if (!statuses.includes(String(answer.status))) throw new Finding('undocumented status', operationId, said);
  const { status, headers, body, text } = answer;
  try {
    target.check(operationId, { status, headers, body: text === '' ? undefined : (body ?? text) });
  } catch (error) {
    throw new Finding('wrong body', operationId, `${(error as Error).message}: ${said}`);
  }
}

/** Statuses that refuse the request as such. */
const refusals = [400, 401, 403, 405, 413, 414, 415, 422, 429, 431];

/** @throws Finding when the answer to a valid request is not what the spec promises */
export function judgeValid(target: Target, request: RequestValues, answer: Answer): void {
  judgeForm(target, answer);
  if (!refusals.includes(answer.status)) return;
  const refusal = answer.body as Refusal;
  const isKnown = semanticRules.some(
    ({ operations, refuses }) => operations.test(target.operationId) && refuses(request, refusal),
  );
  if (!isKnown)
    throw new Finding(
      'refused good input',
      target.operationId,
      `${answer.status} ${answer.text.slice(0, 500)}`,
    );
}

/** @throws Finding when a request with one fault is not refused with 400 at that place */
export function judgeInvalid(
  target: Target,
  broken: { what: string; pointer: string | undefined },
  answer: Answer,
): void {
  judgeForm(target, answer);
  const said = `${broken.what}: ${answer.status} ${answer.text.slice(0, 500)}`;
  if (answer.status !== 400) throw new Finding('accepted bad input', target.operationId, said);
  const { pointer } = broken;
  if (pointer === undefined) return;
  const { errors = [] } = answer.body as Refusal;
  const place = pointer.toLowerCase();
  const found = errors.map((error) => error.pointer.toLowerCase());
  if (!found.some((each) => each === place || each.startsWith(`${place}/`)))
    throw new Finding(
      'no pointer to what is wrong',
      target.operationId,
      `not at ${pointer || "''"}: ${said}`,
    );
}
