import { createWriteStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pipeline } from 'node:stream/promises';
import { PDFDocument } from 'pdfkit';
import svgToPdf from 'svg-to-pdfkit';

// FILE_BYTES RESULT.pdf PAGE.svg…: an A4 page for each SVG, with its fonts.
const [, , fileBytes, result, ...pages] = process.argv;
const a4 = { width: 595.28, height: 841.89 };
const fonts = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];
const { resolve } = createRequire(import.meta.url);

const document = new PDFDocument({
  size: 'A4',
  margin: 0,
  autoFirstPage: false,
  info: { CreationDate: new Date(0) },
});
for (const font of fonts)
  document.registerFont(font, resolve(`@expo-google-fonts/tinos/${font}/Tinos_${font}.ttf`));
const fontCallback = (_family: string, bold: boolean, italic: boolean) =>
  fonts[(bold ? 2 : 0) + (italic ? 1 : 0)]!;
let bytes = 0;
document.on('data', (chunk: Buffer) => {
  bytes += chunk.length;
  if (bytes > Number(fileBytes)) throw new Error('The PDF is too large.');
});
const written = pipeline(document, createWriteStream(result!));
for (const page of pages) {
  const svg = readFileSync(page, 'utf8');
  document.addPage();
  svgToPdf(document, svg, 0, 0, { ...a4, fontCallback });
}
document.end();
await written;
