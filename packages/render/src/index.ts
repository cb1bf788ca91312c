export { engrave, type EngraveOptions } from './engrave.ts';
export { findTool, sandboxWorks, type NativeTool } from './native-tools.ts';
export { runSandboxed } from './sandbox.ts';
export { ToolError, ToolFailedError, ToolLimitError, ToolTimeoutError } from './tool-errors.ts';
export { measureLoudness, type Loudness } from './loudness.ts';
export { perform, type PerformOptions } from './perform.ts';
export * from './renderer.ts';
