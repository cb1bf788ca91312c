import { Route53ServiceException } from '@aws-sdk/client-route-53';

/** An error that the operator can fix; its message is one line with the remedy. */
export class DnsError extends Error {
  override name = 'DnsError';
}

const otherCredentials =
  'Check AWS_PROFILE, or AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.';
const runAgain = 'Nothing is half done: run the command again in a minute.';
const noConnection = 'Check the network, and AWS_ENDPOINT_URL if it is set.';

const whatToDo: Record<string, string> = {
  CredentialsProviderError:
    'Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run `aws configure` or `aws sso login`.',
  InvalidClientTokenId: otherCredentials,
  UnrecognizedClientException: otherCredentials,
  SignatureDoesNotMatch: otherCredentials,
  ExpiredToken: 'Sign in again: `aws sso login`, or a new AWS_SESSION_TOKEN.',
  AccessDenied: 'Give this user the policy in infra/route53/README.md, or use another AWS_PROFILE.',
  NoSuchHostedZone: 'Leave --zone-id out to see the zones of that name, or use another AWS_PROFILE.',
  InvalidChangeBatch:
    'None of this batch was done: run the command again, it starts from what the zone has now.',
  PriorRequestNotComplete: runAgain,
  Throttling: runAgain,
  ThrottlingException: runAgain,
  ECONNREFUSED: noConnection,
  ECONNRESET: noConnection,
  ENOTFOUND: noConnection,
  EAI_AGAIN: noConnection,
  ETIMEDOUT: noConnection,
  TimeoutError: noConnection,
};

/**
 * The error and its remedy, in one line.
 * @throws the error itself when the operator cannot fix it
 */
export function explain(error: unknown): string {
  if (error instanceof DnsError) return error.message;
  if (!(error instanceof Error)) throw error;
  const { name, message, code = '' } = error as Error & { code?: string };
  const advice = whatToDo[name] ?? whatToDo[code];
  if (advice === undefined && !(error instanceof Route53ServiceException)) throw error;
  const said = message.replaceAll(/\s+/g, ' ').replace(/[.\s]*$/, '.');
  return `${whatToDo[name] ? name : code || name}: ${said} ${advice ?? ''}`.trimEnd();
}
