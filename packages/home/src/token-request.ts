import { periodMs } from './period.ts';

export const allScopes = ['read', 'write', 'admin'] as const;
export type Scope = (typeof allScopes)[number];

/** The content of a token to issue. */
export interface TokenRequest {
  workspace: string;
  scopes: readonly string[];
  subject?: string;
  /** `30d`, `12h`, `45m` or `90s`; the default is a year. */
  expiresIn?: string;
}

/** A checked token request in the units of a JWT. */
export interface CheckedRequest {
  workspace: string;
  scopes: Scope[];
  subject: string;
  lifetimeSeconds: number;
}

const longestSeconds = 3650 * 86_400;

export function checkTokenRequest(request: TokenRequest): CheckedRequest {
  const { workspace, scopes, subject = 'local', expiresIn = '365d' } = request;
  if (!/^[A-Za-z0-9_.-]{1,64}$/.test(workspace)) {
    throw new Error('A workspace name has 1 to 64 letters, digits, "_", "." or "-".');
  }
  const known: readonly string[] = allScopes;
  const unknown = scopes.filter((scope) => !known.includes(scope));
  if (unknown.length > 0 || scopes.length === 0) {
    throw new Error(
      `The scopes are ${allScopes.join(', ')}${unknown[0] === undefined ? '' : `; not ${unknown[0]}`}.`,
    );
  }
  // eslint-disable-next-line no-control-regex
  if (subject.length < 1 || subject.length > 200 || /[\u0000-\u001f\u007f]/.test(subject)) {
    throw new Error('A subject has 1 to 200 characters, without control characters.');
  }
  return {
    workspace,
    scopes: allScopes.filter((s) => scopes.includes(s)),
    subject,
    lifetimeSeconds: seconds(expiresIn),
  };
}

function seconds(text: string): number {
  const lifetime = periodMs(text) / 1000;
  if (!(lifetime <= longestSeconds)) {
    throw new Error(`"${text}" is no lifetime: write for example 30d, 12h or 45m, at most 3650d.`);
  }
  return lifetime;
}
