import { finder } from '../compose/sounding.ts';
import type { Note, Part, ScoreSection } from '../model.ts';

/** The notes of one breath: singing without a rest, up to a punctuation mark. */
export interface SungPhrase {
  part: Part;
  notes: Note[];
  /** The mark at its end; '' without one. */
  mark: string;
}

const closingMark = /(\.{2,}|[.?!…;,:])["'”’»)\]]*$/u;

/** The sung phrases of a section. */
export function sungPhrases({ parts }: ScoreSection): SungPhrase[] {
  return parts.flatMap((part) => {
    const phrases: SungPhrase[] = [];
    let notes: Note[] = [];
    part.notes.forEach((note, i) => {
      if (!note.lyric) return;
      notes.push(note);
      const next = part.notes[i + 1];
      const mark = note.lyric.endsWord ? (closingMark.exec(note.lyric.text)?.[1] ?? '') : '';
      const breathes = !next?.lyric || next.tick > note.tick + note.ticks;
      if (mark || breathes) {
        phrases.push({ part, notes, mark });
        notes = [];
      }
    });
    return phrases;
  });
}

/** The note of a part at a tick. */
export function soundingAt({ notes }: Part, tick: number): Note | undefined {
  if (notes.length === 0) return undefined;
  const note = finder(notes)(tick);
  return note.tick <= tick && note.tick + note.ticks > tick ? note : undefined;
}
