/** A program that did not do its work, with the last lines of what it said. */
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

/** It was still running when its time was over. */
export class ToolTimeoutError extends ToolError {}

/** It wanted more memory, processor time or disk than it was given. */
export class ToolLimitError extends ToolError {}

/** It gave up by itself. */
export class ToolFailedError extends ToolError {}
