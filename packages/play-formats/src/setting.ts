import type { Setting } from './play.ts';
import { trimBlanks, withoutEmphasis } from './text.ts';

const slash = String.raw`\.?[ \t]*[/&][ \t]*`;
const placePrefix = new RegExp(
  `^(?:(int${slash}ext|ext${slash}int|i${slash}e|e${slash}i)|(int)|(ext)|est)(?:\\.|(?=[ \\t]))`,
  'i',
);

// `SCENE II.`, `Act 1, Scene 2:`, `СЦЕНА I`: a label that numbers the scene, not a place.
const label =
  /^(?:scene|szene|scène|escena|scena|cena|act|akt|acte|acto|atto|ato|aufzug|auftritt|сцена|картина|явление|действие|акт)[ \t]+(?:[ivxlcdm]+|\d+[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten)(?![\p{L}\p{N}])[ \t.,:;–—-]*/iu;

const timeSeparators = [' - ', ' – ', ' — ', ' -- '];

/** True for a line that begins with INT., EXT., EST., INT./EXT., INT & EXT or I/E, with a dot or a space after it. */
export function startsWithPlace(line: string): boolean {
  return placePrefix.test(line);
}

/**
 * Reads place and time from a scene heading: `INT. HOUSE - DAY` is the location HOUSE by DAY. A heading with labels
 * only (`Act I`) is itself the location.
 */
export function settingOf(title: string, sceneNumber?: string): Setting {
  const plain = withoutEmphasis(title);
  const prefix = placePrefix.exec(plain);
  let rest = trimBlanks(plain.slice(prefix?.[0].length ?? 0));
  for (let found = label.exec(rest); found; found = label.exec(rest)) rest = rest.slice(found[0].length);
  const { location, time } = splitTime(rest);
  const place = prefix?.[1] ? 'both' : prefix?.[2] ? 'interior' : prefix?.[3] ? 'exterior' : undefined;
  return {
    location: location || plain,
    ...(time && { time }),
    ...(place && { place }),
    ...(sceneNumber && { sceneNumber }),
  };
}

function splitTime(text: string): { location: string; time?: string } {
  let cut = -1;
  let width = 0;
  for (const separator of timeSeparators) {
    const at = text.lastIndexOf(separator);
    if (at > cut) [cut, width] = [at, separator.length];
  }
  const location = trimBlanks(text.slice(0, Math.max(cut, 0)));
  const time = trimBlanks(text.slice(cut + width));
  return location && time ? { location, time } : { location: text };
}
