import { readFileSync, writeFileSync } from 'node:fs';
import { VerovioToolkit } from 'verovio/esm';
import createVerovioModule from 'verovio/wasm';
import { pageOptions } from './page-options.ts';
import { plainSvg } from './plain-svg.ts';

// FILE_BYTES SCORE.musicxml PARTS: writes page-1.svg and so on and version.txt into the working directory.
const [, , fileBytes, file, parts] = process.argv;
const toolkit = new VerovioToolkit(await createVerovioModule());
toolkit.setOptions(pageOptions(Number(parts)));
if (!toolkit.loadData(readFileSync(file!, 'utf8'))) throw new Error(toolkit.getLog());
const pages = toolkit.getPageCount();
for (let page = 1; page <= pages; page++) {
  const svg = plainSvg(toolkit.renderToSVG(page));
  if (svg.length > Number(fileBytes)) throw new Error(`Page ${page} is too large.`);
  writeFileSync(`page-${page}.svg`, svg);
}
writeFileSync('version.txt', /^[\d.]+/.exec(toolkit.getVersion())![0]);
console.log(`${pages} pages`);
