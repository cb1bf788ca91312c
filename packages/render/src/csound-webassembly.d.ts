/**
 * The WebAssembly types that Csound's host uses. Node has WebAssembly, but its types leave it to the browsers' types.
 */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: NodeJS.ArrayBufferView);
    static imports(module: Module): { module: string; name: string; kind: string }[];
  }
  class Instance {
    constructor(module: Module, imports: Record<string, ModuleImports>);
    readonly exports: Record<string, unknown>;
  }
  class Memory {
    /** In pages of 64 KiB. */
    constructor(size: { initial: number; maximum: number });
    readonly buffer: ArrayBuffer;
  }
  class Table {
    constructor(size: { initial: number; element: 'anyfunc' });
    readonly length: number;
  }
  class Global {
    constructor(type: { value: 'i32'; mutable: boolean }, value: number);
    value: number;
  }
  type ImportedFunction = (...parameters: never[]) => unknown;
  type ModuleImports = Record<string, ImportedFunction | Memory | Table | Global>;
}
