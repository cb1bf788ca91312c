/** A program that failed, with the last lines of its output. */
export class ToolError extends Error {
  readonly tool: string;
  readonly output: string;

  constructor(tool: string, reason: string, output: string) {
    super(`${tool} ${reason}${output === '' ? '' : `: ${output}`}`);
    this.name = new.target.name;
    this.tool = tool;
    this.output = output;
  }
}

/** It was still running at its time limit. */
export class ToolTimeoutError extends ToolError {}

/** It exceeded its limit of memory, processor time or disk. */
export class ToolLimitError extends ToolError {}

/** It failed by itself. */
export class ToolFailedError extends ToolError {}
