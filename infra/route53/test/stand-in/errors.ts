/** A refusal of Route 53, in AWS's words. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export const throttling = new Refusal('Throttling', 'Rate exceeded');

export const noSuchZone = (id: string) =>
  new Refusal('NoSuchHostedZone', `No hosted zone found with ID: ${id}`, 404);

export const accessDenied = (operation: string) =>
  new Refusal(
    'AccessDenied',
    `User: arn:aws:iam::123456789012:user/dns is not authorized to perform: route53:${operation} ` +
      `because no identity-based policy allows the route53:${operation} action`,
    403,
  );

export const wrongKey = new Refusal(
  'InvalidClientTokenId',
  'The security token included in the request is invalid.',
  403,
);

export const invalidBatch = (message: string) => new Refusal('InvalidChangeBatch', `[${message}]`);
