import { METHODS } from 'node:http';
import fc from 'fast-check';

/** A request as bytes, which no client library would send. */
export interface RawRequest {
  method: string;
  path: string;
  headers: string[];
  body: string;
}

const methods = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...METHODS.filter((method) => method !== 'CONNECT')) },
  { weight: 1, arbitrary: fc.constantFrom('CONNECT', 'get', 'FOO', 'PRI', 'G ET', '') },
);

const ofLines = (lines: string) => fc.constantFrom(...lines.trim().split('\n'));

const suffixes = fc.oneof(
  { weight: 1, arbitrary: fc.constant('') },
  {
    weight: 3,
    arbitrary: ofLines(String.raw`
/
//
/.
/..
/%2e%2e/
/..\..\x
%00
%FF
%zz
%
%u0041
;a=b
/%2F
#a
/*
/1e3
/-1
/0
/constructor
/é
?
??
?&&=
?limit=
?limit=1e3
?limit=9223372036854775808
?limit=1&limit=2
?limit[]=1
?limit[$gt]=1
?__proto__=1
?a=%00
?cursor=%FF
?cursor=bnVsbA
?ids=,,,
?ids=1,1,1`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      `?q=${'%F0%9F%8E%AD'.repeat(500)}`,
      `?q=${'a'.repeat(9_000)}`,
      `/${'a'.repeat(9_000)}`,
      `/${'1'.repeat(400)}`,
    ),
  },
);

const wholePaths = ofLines(String.raw`
*
/
x
//
/docs/static/..\..\package.json
/docs/%2e%2e/x
/openapi.yaml/
/v3/
/v1
http://
http://a:b/`);

const headers = fc.oneof(
  {
    weight: 20,
    arbitrary: ofLines(String.raw`
Host: b
Host:
If-Match: "1"
If-Match: a
If-None-Match: ,,"
If-None-Match: *
Range: bytes=9-1,,
If-Range: "
Content-Type: application/json
Content-Type: text/plain
Content-Type: application/json; charset=utf-16
Content-Type: ;
Content-Type: application/json;;=
Content-Encoding: gzip
Content-Length: 5
Content-Length: -1
Transfer-Encoding: chunked
Transfer-Encoding: gzip
Expect: 100-continue
Expect: tea
Upgrade: h2c
Connection: upgrade
Accept-Encoding: ,;q=,zstd;q=9
Accept: ÿ
Idempotency-Key:
Idempotency-Key: é
X-Request-Id: ?
X-Timeout-Ms: 1
X-Timeout-Ms: -1
traceparent: 00-0-0-0
tracestate: =
baggage: %
Authorization: Bearer a
Authorization: Bearer e30.e30.
Authorization: Bearer bnVsbA.bnVsbA.bnVsbA
Authorization: Basic !
Cookie: =
X-Http-Method-Override: DELETE
Trailer: Authorization
Forwarded: for=
A B: c
: d
no colon`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(`X: ${'x'.repeat(20_000)}`, `Idempotency-Key: ${'k'.repeat(300)}`),
  },
);

const bodies = fc.constantFrom(
  '',
  '{}',
  'null',
  '[]',
  '{"a":',
  '\u0000',
  '\u00ff\u00fe',
  '5\r\nabcde\r\n0\r\n\r\n',
  'x\r\n',
  '-1\r\n',
);

/** Requests around an existing path, with up to four headers besides the right ones. */
export const rawRequests = (path: string, rightHeaders: string[]): fc.Arbitrary<RawRequest> =>
  fc.record({
    method: methods,
    path: fc.oneof(
      { weight: 6, arbitrary: suffixes.map((suffix) => path + suffix) },
      { weight: 1, arbitrary: wholePaths },
    ),
    headers: fc
      .tuple(fc.subarray(rightHeaders), fc.array(headers, { maxLength: 4 }))
      .map(([right, odd]) => [...right, ...odd]),
    body: bodies,
  });
