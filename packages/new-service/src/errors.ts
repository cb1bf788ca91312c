/** Lists the reasons against a change, one sentence each; nothing was changed. */
export class Refusal extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(problems.join('\n'));
    this.name = 'Refusal';
    this.problems = problems;
  }
}
