/** The kinds of faults that the suite detects. planted-bugs.test.ts plants each once. */
export type Kind =
  | 'undocumented status'
  | 'server error'
  | 'wrong body'
  | 'accepted bad input'
  | 'no pointer to what is wrong'
  | 'refused good input'
  | 'missing authentication'
  | 'missing scope'
  | 'wrong method answered'
  | 'data of another workspace'
  | 'starves others'
  | 'not covered';

/** A behaviour of an operation that its spec does not have. */
export class Finding extends Error {
  readonly kind: Kind;
  readonly operationId: string;

  constructor(kind: Kind, operationId: string, message: string) {
    super(`${operationId}: ${kind}: ${message}`);
    this.name = 'Finding';
    this.kind = kind;
    this.operationId = operationId;
  }
}
