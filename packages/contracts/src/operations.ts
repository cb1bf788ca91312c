/** The caller, as proven by the token. */
export interface Caller {
  /** The token as received; it goes on to other services, so that none exceeds the caller's rights. */
  token: string;
  subject: string;
  workspace: string;
  scopes: readonly string[];
}

/** The context of a call besides its input; a handler passes it to every service that it calls. */
export interface Call {
  caller: Caller;
  requestId: string;
  /** The deadline in milliseconds since the epoch; one deadline holds for the whole chain of calls. */
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

/** The input of an operation: path parameters, query, headers (lower-case names) and body. */
export type Input<Op> = {
  params: Part<Op, 'path'>;
  query: Part<Op, 'query'>;
  headers: LowerCaseKeys<Part<Op, 'header'>>;
  body: Body<Op>;
};

/** The answer of a successful operation; errors are thrown. */
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
    ? // `requestBody?: never` matches that too, without a type for B.
      unknown extends B
      ? undefined
      : B | undefined
    : undefined;

/** A binary body: the bytes of a file, of which a client may request a range. */
export interface FileBody {
  /** The path of the file. */
  file: string;
}

type Answer<Status, Response> = { status: Status; headers?: Record<string, string> } & (Response extends {
  content: { 'application/json': infer B } | { 'text/plain': infer B };
}
  ? { body: B }
  : Response extends { content: object }
    ? { body: FileBody }
    : { body?: undefined });
