import type { Lyric, Part } from '../model.ts';
import { quote } from './lilypond-text.ts';

/**
 * The lyrics of a staff, a line for each time, with each syllable at its note; notes without a syllable are skipped.
 */
export function lilyLyrics({ notes }: Part): string[] {
  const last = notes.findLastIndex(({ lyric }) => lyric !== null);
  const lines: string[] = [];
  let silent = 0;
  let sung: string[] = [];
  const endLine = () => {
    if (sung.length > 0) lines.push(sung.join(' '));
    if (silent > 0) lines.push(silent === 1 ? '\\skip 4' : `\\repeat unfold ${silent} \\skip 4`);
    silent = 0;
    sung = [];
  };
  notes.slice(0, last + 1).forEach(({ lyric }, index) => {
    if (silent > 0 === (lyric !== null)) endLine();
    if (lyric === null) silent++;
    else sung.push(lilySyllable(lyric, index === last));
  });
  endLine();
  return lines;
}

/** A hyphen needs a next syllable. */
const lilySyllable = ({ text, endsWord }: Lyric, isLast: boolean): string =>
  `${lilyText(text)}${!endsWord && !isLast ? ' --' : ''}`;

/** In a plain string a tilde would become a slur below the text. */
const lilyText = (text: string): string =>
  text.includes('~') ? `\\markup \\concat { ${quote(text)} }` : quote(text);
