import { Finding } from '../finding.ts';
import { exampleRequest } from '../generate/example.ts';
import { send } from '../request.ts';
import type { Target } from '../target.ts';
import type { World } from '../world/world.ts';
import { judgeForm } from './judge.ts';

/**
 * A missing or invalid token gets a 401 with a challenge.
 * @throws Finding
 */
export async function checkAuthentication(target: Target, world: World): Promise<void> {
  const request = exampleRequest(target, { idsOf: world, textsOf: world });
  for (const token of [null, 'e30.e30.e30']) {
    const answer = await send(world.url(target.service), target, request, token);
    const said = `${token ?? 'no token'}: ${answer.status} ${answer.text.slice(0, 300)}`;
    if (answer.status !== 401) throw new Finding('missing authentication', target.operationId, said);
    judgeForm(target, answer);
    if (!answer.headers['www-authenticate'])
      throw new Finding('missing authentication', target.operationId, `no WWW-Authenticate: ${said}`);
  }
}

/**
 * A token without one of the scopes in the spec gets a 403.
 * @throws Finding
 */
export async function checkScopes(target: Target, world: World): Promise<void> {
  if (target.scopes.length === 0)
    throw new Finding('not covered', target.operationId, 'its security names no scope');
  const request = exampleRequest(target, { idsOf: world, textsOf: world });
  for (const scope of target.scopes) {
    const token = await world.tokenWithout(scope);
    const answer = await send(world.url(target.service), target, request, token);
    const said = `without ${scope}: ${answer.status} ${answer.text.slice(0, 300)}`;
    if (answer.status !== 403) throw new Finding('missing scope', target.operationId, said);
    judgeForm(target, answer);
  }
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY'];

/**
 * A method that the path lacks gets a 405 with the allowed methods.
 * @throws Finding
 */
export async function checkOtherMethods(ofPath: Target[], world: World): Promise<void> {
  const [target] = ofPath as [Target];
  const allowed = ofPath.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : method)).toSorted();
  const { params } = exampleRequest(target, { idsOf: world, textsOf: world });
  for (const method of methods.filter((each) => !allowed.includes(each))) {
    const request = { params, query: {}, headers: {} };
    const answer = await send(
      world.url(target.service),
      { method, path: target.path },
      request,
      world.token(),
    );
    const allow = String(answer.headers.allow).split(', ').toSorted();
    if (answer.status !== 405 || allow.join() !== allowed.join())
      throw new Finding(
        'wrong method answered',
        target.operationId,
        `${method} ${target.path}: ${answer.status}, Allow: ${String(answer.headers.allow)}`,
      );
  }
}
