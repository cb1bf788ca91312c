import type { FetchOptions, Middleware } from 'openapi-fetch';

type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';
type Success = 200 | 201 | 202 | 204;

/** The paths of a service that have a method. */
type PathsWith<Paths, M extends Method> = {
  [Path in keyof Paths]: Paths[Path] extends Record<M, { responses: unknown }> ? Path : never;
}[keyof Paths];

type Operation<Paths, Path extends keyof Paths, M extends Method> = M extends keyof Paths[Path]
  ? Paths[Path][M]
  : never;

/** JSON, text, or a file as a Blob. */
type BodyOf<Response> = Response extends { content: infer Content }
  ? Content extends { 'application/json': infer Json }
    ? Json
    : Content extends { 'text/plain': infer Text }
      ? Text
      : Blob
  : undefined;

/** The type of an operation's success. */
type Data<Op> = Op extends { responses: infer Responses }
  ? { [Status in keyof Responses & Success]: BodyOf<Responses[Status]> }[keyof Responses & Success]
  : never;

// The type parameter of a method is never its whole options type: an inferred one would accept any extra field.
type Options<Op> = Pick<
  FetchOptions<Op>,
  Extract<
    keyof FetchOptions<Op>,
    'params' | 'body' | 'headers' | 'signal' | 'cache' | 'keepalive' | 'priority'
  >
>;

type OptionalIfEmpty<Init> =
  Record<string, never> extends Pick<Init, RequiredKeys<Init>> ? [init?: Init] : [init: Init];
type RequiredKeys<T> = {
  [Key in keyof T]-?: Partial<Record<Key, T[Key]>> extends Pick<T, Key> ? never : Key;
}[keyof T];

/** An answer; every failure is thrown as a FountainError. */
export interface Answer<Body> {
  data: Body;
  /** The response, for its status and headers, such as `ETag`. Its body has been read. */
  response: Response;
}

type Call<Paths, M extends Method> = <Path extends PathsWith<Paths, M>>(
  path: Path,
  ...init: OptionalIfEmpty<Options<Operation<Paths, Path, M>>>
) => Promise<Answer<Data<Operation<Paths, Path, M>>>>;

/** With If-None-Match, an unchanged resource is a 304 without data. */
type ConditionalCall<Paths> = <
  Path extends PathsWith<Paths, 'get'>,
  ETag extends string | undefined = undefined,
>(
  path: Path,
  ...init: OptionalIfEmpty<
    Options<Operation<Paths, Path, 'get'>> & { params?: { header?: { 'If-None-Match'?: ETag } } }
  >
) => Promise<Answer<Data<Operation<Paths, Path, 'get'>> | (ETag extends string ? undefined : never)>>;

/** The GETs that answer in pages. */
type PagedPaths<Paths> = {
  [Path in PathsWith<Paths, 'get'>]: Data<Operation<Paths, Path, 'get'>> extends { nextCursor: string | null }
    ? Path
    : never;
}[PathsWith<Paths, 'get'>];

type Item<Page> = Page extends
  | { items: (infer One)[] }
  | { story: (infer One)[] }
  | { sequences: (infer One)[] }
  | { files: (infer One)[] }
  ? One
  : never;

/** The client of one service. A call has a method, a path of the spec, and the input of the operation. */
export interface ServiceClient<Paths> {
  GET: ConditionalCall<Paths>;
  POST: Call<Paths, 'post'>;
  PUT: Call<Paths, 'put'>;
  PATCH: Call<Paths, 'patch'>;
  DELETE: Call<Paths, 'delete'>;
  /** Iterates over the items of a list, elements of a story or files of an orchestration, across pages. */
  paginate<Path extends PagedPaths<Paths>>(
    path: Path,
    ...init: OptionalIfEmpty<Options<Operation<Paths, Path, 'get'>>>
  ): AsyncGenerator<Item<Data<Operation<Paths, Path, 'get'>>>, void, undefined>;
  /** Iterates over whole pages. */
  pages<Path extends PagedPaths<Paths>>(
    path: Path,
    ...init: OptionalIfEmpty<Options<Operation<Paths, Path, 'get'>>>
  ): AsyncGenerator<Data<Operation<Paths, Path, 'get'>>, void, undefined>;
  /** Adds an openapi-fetch middleware; it sees every attempt. */
  use(...middleware: Middleware[]): void;
  eject(...middleware: Middleware[]): void;
}
