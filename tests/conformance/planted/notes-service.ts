import { randomInt } from 'node:crypto';
import type { Caller, Contract } from '@fountainai/contracts';
import { createApp, notFound, Problem, registerContract, type ServiceCall } from '@fountainai/service-kit';
import type { World } from '../world/world.ts';

interface Note {
  noteId: number;
  workspace: string;
  text: string;
  stars: number;
}

type Handler = (
  // oxlint-disable-next-line typescript/no-explicit-any -- inputs of every shape
  input: any,
  call: ServiceCall,
) => Promise<{ status: number; headers?: Record<string, string>; body?: unknown }>;
export type App = ReturnType<typeof createApp>;

/** The parts of the service; a bug is planted in one of them before they are composed. */
export interface Parts {
  app: App;
  notes: Note[];
  /** The served document; the checks use the original contract. */
  contract: Contract;
  handlers: Record<string, Handler>;
}

export function notesParts(contract: Contract): Parts {
  const notes: Note[] = [];
  const handlers: Parts['handlers'] = {
    createNoteV1: async ({ body: { text, stars = 0 } }, { caller: { workspace } }) => {
      const note = { noteId: randomInt(1, 1e9), workspace, text, stars };
      notes.push(note);
      return { status: 201, body: note };
    },
    listNotesV1: async ({ query: { limit = 50 } }, { caller: { workspace } }) => ({
      status: 200,
      body: notes.filter((note) => note.workspace === workspace).slice(0, limit),
    }),
    getNoteV1: async ({ params: { noteId } }, { caller: { workspace } }) => {
      const note = notes.find((each) => each.noteId === noteId && each.workspace === workspace);
      if (!note) throw notFound('note');
      return { status: 200, body: note };
    },
  };
  return { app: createApp({ logLevel: 'silent' }), notes, contract, handlers };
}

/**
 * Starts the service from its present parts.
 * @returns its address
 */
export function serve({ app, contract, handlers }: Parts): Promise<string> {
  registerContract(app, contract, handlers, authenticate);
  return app.listen({ host: '127.0.0.1', port: 0 });
}

/** Tokens are `workspace/scope,scope`. */
async function authenticate(authorization = ''): Promise<Caller> {
  const [, workspace, scopes] = /^Bearer (\w+)\/([\w,]*)$/.exec(authorization) ?? [];
  if (!workspace)
    throw new Problem(401, 'token_missing', 'Send a token.', { headers: { 'WWW-Authenticate': 'Bearer' } });
  return { token: authorization, subject: 'tester', workspace, scopes: scopes!.split(',') };
}

export function notesWorld(url: string, { notes }: Parts, workspace: string): World {
  const marker = `word-of-${workspace}`;
  const noteId = [1, 2].map((number) => notes.length * 10 + number);
  notes.push(...noteId.map((id) => ({ noteId: id, workspace, text: marker, stars: 1 })));
  return {
    url: () => url,
    token: () => `${workspace}/read,write`,
    tokenWithout: async (scope) =>
      `${workspace}/${['read', 'write'].filter((each) => each !== scope).join(',')}`,
    marker,
    ids: (_, name) => (name === 'noteId' ? noteId : []),
    renew: async () => {},
  };
}
