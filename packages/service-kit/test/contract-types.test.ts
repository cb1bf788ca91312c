import { loadContract, type Operations } from '@fountainai/contracts';
import type { operations as characterOperations } from '@fountainai/contracts/character';
import type { operations as sequenceOperations } from '@fountainai/contracts/sequence';
import { expectTypeOf, test } from 'vitest';
import { createApp } from '../src/http/app.ts';
import { createClient } from '../src/http/client.ts';
import { registerContract } from '../src/http/registrar.ts';
import type { ServiceCall } from '../src/http/service-call.ts';

const app = createApp({ logLevel: 'silent' });
const authenticate = () => Promise.reject(new Error('no caller'));
const sequence = loadContract('sequence');
type V1 = Operations<sequenceOperations, 'V1', ServiceCall>;
type V2 = Operations<sequenceOperations, 'V2', ServiceCall>;

// `tsc` is the test: it compiles these functions, which never run.
test('a contract is served only by handlers of its own operations', () => {
  expectTypeOf(registerContract<sequenceOperations>)
    .parameter(2)
    .toExtend<V1 & V2>();
  void ((own: V1 & V2) => registerContract(app, sequence, own, authenticate));
  // @ts-expect-error -- another service's handlers
  void ((own: V1 & V2) => registerContract(app, loadContract('character'), own, authenticate));
  // @ts-expect-error -- no handlers of v2
  void ((own: V1) => registerContract(app, sequence, own, authenticate));
  const wrong = (own: V1 & V2, deleteSequenceV1: () => Promise<{ status: 418 }>) =>
    // @ts-expect-error -- a status that the operation does not have
    registerContract(app, sequence, { ...own, deleteSequenceV1 }, authenticate);
  void wrong;
});

test('a client has the operations of its contract and no others', () => {
  type Client<Ops> = ReturnType<typeof createClient<Ops>>;
  const connect = () => createClient(sequence, { baseUrl: 'http://127.0.0.1:1' });
  expectTypeOf(connect).returns.toEqualTypeOf<Client<sequenceOperations>>();
  // @ts-expect-error -- another service's contract
  void (() => createClient<characterOperations>(sequence, { baseUrl: 'http://127.0.0.1:1' }));
  // @ts-expect-error -- another service's operation
  void ((client: ReturnType<typeof connect>) => client.listCharactersV2);
});
