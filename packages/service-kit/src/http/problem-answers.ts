import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { countProblem } from '../observe/metrics.ts';
import { Problem, problemBody } from './problem.ts';
import { problemOfDatabaseError } from '../db/database-errors.ts';

/** Answers every thrown error as application/problem+json. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendProblem(toProblem(error), request, reply));
}

export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (problem.status >= 500)
    request.log.error({ err: problem.cause ?? problem, code: problem.code }, problem.message);
  countProblem(problem.code);
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .header('X-Request-Id', request.id)
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problemBody(problem, request.id));
}

const ofFastify: Record<string, [status: number, code: string, detail: string]> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'empty_body', 'The body is empty; send a JSON object.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    400,
    'bad_content_length',
    'The body is not as long as Content-Length says.',
  ],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body_too_large', 'The body is over the limit of this operation.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'unsupported_media_type', 'Send the body as application/json.'],
  FST_ERR_BAD_URL: [400, 'bad_address', 'The address is not a valid one: check its percent-encoding.'],
  FST_ERR_MAX_PARAM_LENGTH: [414, 'address_too_long', 'A part of the address is too long.'],
};

/** Maps an error to the problem that is answered. Internals stay in the log. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const known = ofFastify[(error as FastifyError).code];
  if (known) return new Problem(...known, { cause: error });
  const { statusCode: status = 500 } = error as FastifyError;
  if (status >= 400 && status < 500) return refusalOfFastify(status, error);
  return (
    problemOfDatabaseError(error) ??
    new Problem(
      500,
      'internal_error',
      'Something went wrong on our side; the requestId finds it in the logs.',
      { cause: error },
    )
  );
}

/** Maps a refusal of Fastify or its plugins. @fastify/static answers 403 to a path outside its folder. */
function refusalOfFastify(status: number, cause: unknown): Problem {
  if (status === 403 || status === 404)
    return new Problem(404, 'no_such_path', 'There is nothing at this address.', { cause });
  return new Problem(status, 'refused', 'This request cannot be taken as it is.', { cause });
}
