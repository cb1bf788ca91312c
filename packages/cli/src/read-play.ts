import { readFile, stat } from 'node:fs/promises';
import { count, CommandFailure, codeOf } from '@fountainai/home';

const largestBytes = 8 * 1024 * 1024;

/** The text of a play to send, and a one-line summary. */
export interface ReadPlay {
  text: string;
  summary: string;
}

/** Reads a Fountain file and checks it as the server would, before sending. */
export async function readPlay(file: string): Promise<ReadPlay> {
  const text = decode(file, await readBytes(file));
  const { parseFountain, PlayFormatError } = await import('@fountainai/play-formats');
  try {
    const { title, sections, characters } = parseFountain(text);
    const elements = sections.reduce((sum, section) => sum + section.elements.length, 0);
    const parts = [
      count(sections.length, 'section'),
      count(elements, 'element'),
      count(characters.length, 'character'),
    ];
    return { text, summary: `${title || file}: ${parts.join(', ')}` };
  } catch (error) {
    if (error instanceof PlayFormatError)
      throw new CommandFailure(`${file}, line ${error.line}: ${error.message}`);
    throw error;
  }
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw new CommandFailure(`${file} is a folder, not a file.`);
    if (found.size > largestBytes) throw tooLarge(file, found.size);
    const bytes = await readFile(file);
    if (bytes.length > largestBytes) throw tooLarge(file, bytes.length);
    return bytes;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) throw new CommandFailure(`There is no file ${file}.`);
    if (['EACCES', 'EPERM'].includes(codeOf(error)))
      throw new CommandFailure(`${file} may not be read by this user.`);
    throw error;
  }
}

/** Decodes UTF-8, or UTF-16 with a byte order mark, which editors on Windows write. */
function decode(file: string, bytes: Buffer): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const from = encoding === 'utf-8' ? 'WINDOWS-1252' : 'UTF-16';
    throw new CommandFailure(
      `${file} is not ${encoding.toUpperCase()}. Save it as UTF-8 in your editor, or convert it: iconv -f ${from} -t UTF-8 FILE`,
    );
  }
}

function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function tooLarge(file: string, size: number): CommandFailure {
  const mib = Math.ceil((size / 1024 / 1024) * 10) / 10;
  return new CommandFailure(`${file} is too large: ${mib} MiB, and a play may have at most 8 MiB.`);
}
