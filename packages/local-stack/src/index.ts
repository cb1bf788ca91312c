export { heapFlags } from './child.ts';
export { startProcess, type ManagedProcess } from './processes.ts';
export { waitUntilReady } from './ready.ts';
export { startStack, type Stack } from './stack.ts';
