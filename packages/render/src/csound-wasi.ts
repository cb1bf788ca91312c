// Error numbers of WASI preview 1.
const badFile = 8;
const noEntry = 44;

type Write = (text: string) => void;

/**
 * The part of WASI preview 1 that Csound needs to start and perform: no arguments, no environment, no files, a constant
 * clock, and captured output.
 */
export function wasiWithoutFiles(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  write: Write,
): WebAssembly.ModuleImports {
  const given = { ...nothing(memory), ...printing(memory, write) };
  const names = WebAssembly.Module.imports(module)
    .filter((needed) => needed.module === 'wasi_snapshot_preview1')
    .map(({ name }) => name);
  const refuse = (name: string) => () => (name.startsWith('path_') ? noEntry : badFile);
  return { ...Object.fromEntries(names.map((name) => [name, refuse(name)])), ...given };
}

function nothing(memory: WebAssembly.Memory): WebAssembly.ModuleImports {
  const zeros = (count: number, bytes: number) => {
    new Uint8Array(memory.buffer, count, 4).fill(0);
    new Uint8Array(memory.buffer, bytes, 4).fill(0);
    return 0;
  };
  return {
    args_sizes_get: zeros,
    args_get: () => 0,
    environ_sizes_get: zeros,
    environ_get: () => 0,
    clock_time_get: (_clock: number, _precision: bigint, at: number) => {
      new Uint8Array(memory.buffer, at, 8).fill(0);
      return 0;
    },
    proc_exit: (code: number) => {
      throw new Error(`Csound left with ${code}.`);
    },
  };
}

function printing(memory: WebAssembly.Memory, write: Write): WebAssembly.ModuleImports {
  return {
    fd_write: (_file: number, pieces: number, count: number, written: number) => {
      const view = new DataView(memory.buffer);
      let bytes = 0;
      for (let at = pieces; at < pieces + count * 8; at += 8) {
        const length = view.getUint32(at + 4, true);
        write(Buffer.from(memory.buffer, view.getUint32(at, true), length).toString());
        bytes += length;
      }
      view.setUint32(written, bytes, true);
      return 0;
    },
  };
}
