// The used parts of libraries that have no types.

declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  interface DocumentOptions {
    size: 'A4';
    margin: number;
    autoFirstPage: boolean;
    info: { CreationDate: Date };
  }

  export class PDFDocument extends Readable {
    constructor(options: DocumentOptions);
    registerFont(name: string, path: string): this;
    addPage(): this;
    end(): void;
  }
}

declare module 'svg-to-pdfkit' {
  import type { PDFDocument } from 'pdfkit';

  interface SvgOptions {
    width: number;
    height: number;
    fontCallback: (family: string, bold: boolean, italic: boolean) => string;
  }

  export default function svgToPdf(
    document: PDFDocument,
    svg: string,
    x: number,
    y: number,
    options: SvgOptions,
  ): void;
}

declare module 'verovio/wasm' {
  export default function createVerovioModule(): Promise<object>;
}

declare module 'verovio/esm' {
  export class VerovioToolkit {
    constructor(module: object);
    setOptions(options: Record<string, unknown>): void;
    loadData(data: string): boolean;
    getLog(): string;
    getPageCount(): number;
    getVersion(): string;
    getMEI(): string;
    renderToSVG(page: number): string;
    renderToMIDI(): string;
  }
}
