import { Finding } from '../finding.ts';
import { allows } from '../generate/allows.ts';
import type { Answer, RequestValues } from '../request.ts';
import { semanticRules, type Refusal } from '../semantic-rules.ts';
import type { Target } from '../target.ts';

/** @throws Finding for a 5xx, or for a status, type or body outside the spec */
export function judgeForm(target: Target, answer: Answer): void {
  const { operationId, answers } = target;
  const said = `${answer.status} ${answer.text.slice(0, 500)}`;
  if (answer.status >= 500) throw new Finding('server error', operationId, said);
  if (!answers[answer.status]) throw new Finding('undocumented status', operationId, said);
  const { status, headers, body, text } = answer;
  if (isAsDeclared(target, answer)) return;
  try {
    target.check(operationId, { status, headers, body: text === '' ? undefined : (body ?? text) });
  } catch (error) {
    throw new Finding('wrong body', operationId, `${(error as Error).message}: ${said}`);
  }
}

/** The kit's check compiles a schema on each call, so it runs only for bodies that this check refuses. */
function isAsDeclared({ answers }: Target, { status, headers, body }: Answer): boolean {
  const schema = answers[status]![String(headers['content-type']).split(';', 1)[0]!];
  return schema !== undefined && body !== undefined && allows(schema, body);
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
