/** What the suite can find wrong. Every kind is planted once in planted-bugs.test.ts. */
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

/** Something that an operation does and its spec does not say. */
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
