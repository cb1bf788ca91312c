import { readOpening, readStructure } from '../line-kinds.ts';
import { settingOf, startsWithPlace } from '../setting.ts';
import { oneLine, trimBlanks } from '../text.ts';
import type { ManuscriptSection } from './manuscript.ts';

export type Heading = Pick<ManuscriptSection, 'title' | 'level' | 'setting'>;

const alone = { directly: false, atAll: false };
const braces = /[ \t]\{((?:[^{}\\]|\\.)*)\}$/;

/**
 * Reads `# ACT II`, `.SCENE II. Capulet's orchard. {mood: longing}` or `INT. HOUSE - DAY`.
 * @param sceneLevel the level of a scene heading, which has no `#`
 * @returns null for a line that is no heading
 */
export function readHeadingLine(
  line: string,
  sceneLevel: number,
): (Heading & { isStructure: boolean }) | null {
  const text = trimBlanks(line);
  const found = braces.exec(text);
  const pairs = found && readPairs(found[1]!);
  const bare = pairs ? text.slice(0, found.index) : text;
  const structure = readStructure(bare);
  if (structure) return { ...structure, setting: pairs && hasAny(pairs) ? pairs : null, isStructure: true };
  const opening = readOpening(bare, alone);
  if (opening.kind !== 'scene') return null;
  const { title, sceneNumber } = opening.heading;
  const setting = withoutEmpty({ ...settingOf(title, sceneNumber), ...pairs });
  return { title, level: sceneLevel, setting, isStructure: false };
}

/** @param structureLevel level of the last heading with `#`, 0 before the first */
export function writeHeadingLine({ title, level, setting }: Heading, structureLevel: number): string {
  const text = oneLine(title);
  const number =
    setting?.sceneNumber && /^[\p{L}\p{N}.-]+$/u.test(setting.sceneNumber) ? setting.sceneNumber : '';
  const scene = `${startsWithPlace(text) ? '' : '.'}${text}${number && ` #${number}#`}`;
  const read = setting && level === structureLevel + 1 ? readHeadingLine(`${scene} {}`, level) : null;
  const asScene = read !== null && !read.isStructure && read.title === text;
  const written = asScene ? scene : `${'#'.repeat(Math.max(level, 1))} ${text}`;
  const pairs = writePairs(setting ?? {}, (asScene && read.setting) || {});
  // Empty braces keep braces in a title from reading as a setting.
  return pairs || braces.test(written) ? `${written} {${pairs}}` : written;
}

function readPairs(text: string): Record<string, string> | null {
  const pairs: Record<string, string> = {};
  for (const part of text.match(/(?:[^;\\]|\\.)+/g) ?? []) {
    const colon = part.indexOf(':');
    const key = trimBlanks(part.slice(0, Math.max(colon, 0)));
    if (!/^[\p{L}_][\p{L}\p{N}_ -]{0,63}$/u.test(key)) return null;
    pairs[key] = trimBlanks(part.slice(colon + 1)).replaceAll(/\\(.)/g, '$1');
  }
  return pairs;
}

/** The settings that differ from the heading's own; an empty value removes one of the heading. */
function writePairs(setting: Record<string, string>, said: Record<string, string>): string {
  const own = Object.entries(setting).filter(([key, value]) => said[key] !== oneLine(value));
  const gone = Object.keys(said).filter((key) => !(key in setting));
  return [...own, ...gone.map((key) => [key, ''] as const)]
    .map(([key, value]) => `${key}: ${oneLine(value).replaceAll(/[\\;{}]/g, String.raw`\$&`)}`)
    .join('; ');
}

function withoutEmpty(setting: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(setting).filter(([, value]) => value !== ''));
}

function hasAny(pairs: Record<string, string>): boolean {
  return Object.values(pairs).some((value) => value !== '');
}
