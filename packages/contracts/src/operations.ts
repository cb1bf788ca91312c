/** Who calls, as proven by the token. */
export interface Caller {
  /** The token as it was sent; passed on to other services, so that none can do more than the caller. */
  token: string;
  subject: string;
  workspace: string;
  scopes: readonly string[];
}

/** What belongs to a call besides its input; a handler hands it on to every service it calls. */
export interface Call {
  caller: Caller;
  requestId: string;
  /** When the answer is of no use any more, in milliseconds since the epoch. One deadline for the whole chain. */
  deadline: number;
  /** Makes a POST safe to repeat. */
  idempotencyKey?: string | undefined;
}

/**
 * One function for every operationId that ends in `V`: what a service implements and what a client of it offers.
 * `Ops` is the `operations` interface that openapi-typescript generates.
 */
export type Operations<Ops, V extends 'V1' | 'V2' = 'V1' | 'V2', C extends Call = Call> = {
  [Id in keyof Ops as Id extends `${string}${V}` ? Id : never]: (
    input: Input<Ops[Id]>,
    call: C,
  ) => Promise<Output<Ops[Id]>>;
};

/** What an operation is called with: path parameters, query, headers (lower-case names) and body. */
export type Input<Op> = {
  params: Part<Op, 'path'>;
  query: Part<Op, 'query'>;
  headers: LowerCaseKeys<Part<Op, 'header'>>;
  body: Body<Op>;
};

/** What an operation answers when it succeeds; everything else is thrown. */
export type Output<Op> = Op extends { responses: infer Responses }
  ? {
      [Status in keyof Responses & (200 | 201 | 202 | 204 | 304)]: Answer<Status, Responses[Status]>;
    }[keyof Responses & (200 | 201 | 202 | 204 | 304)]
  : never;

type Part<Op, Name extends string> = Op extends { parameters: infer P }
  ? Name extends keyof P
    ? [NonNullable<P[Name]>] extends [never]
      ? Nothing
      : NonNullable<P[Name]>
    : Nothing
  : Nothing;

type Nothing = { [name: string]: never };

type LowerCaseKeys<T> = { [K in keyof T as Lowercase<K & string>]: T[K] };

type Body<Op> = Op extends { requestBody: { content: { 'application/json': infer B } } }
  ? B
  : Op extends { requestBody?: { content: { 'application/json': infer B } } }
    ? // `requestBody?: never` fits that too, with nothing known of B.
      unknown extends B
      ? undefined
      : B | undefined
    : undefined;

/** The body of an answer that is no text: the bytes of a file, of which a client may want only a part. */
export interface FileBody {
  /** Where it lies. */
  file: string;
}

type Answer<Status, Response> = { status: Status; headers?: Record<string, string> } & (Response extends {
  content: { 'application/json': infer B } | { 'text/plain': infer B };
}
  ? { body: B }
  : Response extends { content: object }
    ? { body: FileBody }
    : { body?: undefined });
