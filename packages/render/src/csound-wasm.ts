import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { wasiWithoutFiles } from './csound-wasi.ts';

// From the module's `dylink.0` section: the memory and table sizes of its linker.
const dataBytes = 1_194_812;
const tableSize = 3_429;
const pageBytes = 65_536;
// The stack size of Csound's own loader; the stack grows down towards the data.
const stackPages = 2_048;
const endPages = stackPages + Math.ceil(dataBytes / pageBytes) + 1;

type Begin = Record<'_start' | '__wasi_js_csoundSetMessageStringCallback', () => void>;

interface CsoundExports {
  allocStringMem(bytes: number): number;
  freeStringMem(pointer: number): void;
  csoundCreateWasi(): number;
  csoundGetVersion(): number;
  csoundCompileCsdText(csound: number, text: number): number;
  csoundStartWasi(csound: number): number;
  csoundGetKsmps(csound: number): number;
  csoundPerformKsmpsWasi(csound: number): number;
  csoundGetSpout(csound: number): number;
  csoundCleanup(csound: number): number;
}

/**
 * Performs a .csd of two channels with the Csound that comes from npm, without files, sound device or clock.
 *
 * @param memoryBytes what it may take at most; it starts with 136 MB
 * @param block gets each block's samples, left and right in turn, 1 being full scale; they are gone when it returns
 * @returns the version, as `6.18`
 * @throws Error with what Csound said when it cannot make sense of the .csd
 */
export function performInWasm(
  csd: string,
  memoryBytes: number,
  block: (samples: Float64Array) => void,
): string {
  const messages: string[] = [];
  const maximum = Math.max(endPages, Math.floor(memoryBytes / pageBytes));
  const memory = new WebAssembly.Memory({ initial: endPages, maximum });
  const csound = instantiate(memory, messages);
  const self = csound.csoundCreateWasi();
  compile(csound, self, memory, csd, messages);
  const samples = csound.csoundGetKsmps(self) * 2;
  while (csound.csoundPerformKsmpsWasi(self) === 0)
    block(new Float64Array(memory.buffer, csound.csoundGetSpout(self), samples));
  csound.csoundCleanup(self);
  if (!performedWell(messages.join(''))) throw new Error(said(messages));
  const version = csound.csoundGetVersion();
  return `${Math.floor(version / 1000)}.${Math.floor(version / 10) % 100}`;
}

/** Csound skips a note that it cannot play, and reports success. */
export const performedWell = (output: string): boolean => !/[1-9]\d* errors in performance/.test(output);

function compile(
  csound: CsoundExports,
  self: number,
  memory: WebAssembly.Memory,
  csd: string,
  messages: string[],
) {
  const text = Buffer.from(csd);
  const pointer = csound.allocStringMem(text.length);
  new Uint8Array(memory.buffer, pointer, text.length).set(text);
  const failed = csound.csoundCompileCsdText(self, pointer) !== 0 || csound.csoundStartWasi(self) !== 0;
  csound.freeStringMem(pointer);
  if (failed) throw new Error(said(messages));
}

const said = (messages: string[]): string => messages.join('').trim().slice(-2_000).toWellFormed();

function instantiate(memory: WebAssembly.Memory, messages: string[]): CsoundExports {
  const module = new WebAssembly.Module(readWasm());
  const constant = (value: number) => new WebAssembly.Global({ value: 'i32', mutable: false }, value);
  const end = () => new WebAssembly.Global({ value: 'i32', mutable: true }, endPages * pageBytes);
  const { exports } = new WebAssembly.Instance(module, {
    wasi_snapshot_preview1: wasiWithoutFiles(module, memory, (text) => messages.push(text)),
    env: {
      memory,
      __indirect_function_table: new WebAssembly.Table({ initial: tableSize + 1, element: 'anyfunc' }),
      __stack_pointer: end(),
      __memory_base: constant(stackPages * pageBytes),
      __table_base: constant(1),
      csoundLoadModules: () => 0,
      csoundWasiJsMessageCallback: (_self: number, _attribute: number, length: number, at: number) =>
        messages.push(Buffer.from(memory.buffer, at, length).toString()),
      printDebugCallback: () => undefined,
    },
    'GOT.mem': { __heap_base: end() },
  });
  const { _start: start, __wasi_js_csoundSetMessageStringCallback: forwardMessages } = exports as Begin;
  start();
  forwardMessages();
  return exports as unknown as CsoundExports;
}

/** The package holds the module in its JavaScript, compressed and in base64. */
function readWasm(): Buffer<ArrayBuffer> {
  const source = readFileSync(
    createRequire(import.meta.url).resolve('@csound/browser/dist/csound.js'),
    'latin1',
  );
  const base64 = /"(eN[A-Za-z0-9+/=]{1000000,})"/.exec(source)?.[1];
  if (base64 === undefined) throw new Error('@csound/browser does not hold its module where it used to.');
  return inflateSync(Buffer.from(base64, 'base64'));
}
