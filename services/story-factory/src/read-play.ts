import { parseFountain, PlayFormatError, type Play } from '@fountainai/play-formats';
import { invalid, Problem } from '@fountainai/service-kit';

const longest = { title: 500, name: 500, extension: 200, text: 100_000 };
const mostSections = 5_000;
const mostElementsASection = 20_000;
/** Actions and spoken words together, which is what the script service takes at once. */
const mostParts = 40_000;

/**
 * Reads a play from a text.
 * @throws Problem 400 that says on which line it is not what it should be
 */
export function readPlay(_format: 'fountain', text: string): Play {
  try {
    const play = parseFountain(text);
    refuseOversize(play);
    return play;
  } catch (error) {
    if (error instanceof PlayFormatError)
      throw new Problem(400, 'not_a_play', `Line ${error.line}: ${error.message}`, {
        errors: [{ pointer: '/text', message: `line ${error.line}: ${error.message}` }],
      });
    throw error;
  }
}

/** What the services behind would refuse is refused here, where the line can be named. */
function refuseOversize({ title, author, sections }: Play): void {
  refuseLong('title', title, longest.title, 1);
  refuseLong('author', author, longest.name, 1);
  if (sections.length > mostSections)
    throw tooMuch(`a play may have ${mostSections} sections, this one has ${sections.length}`);
  const elements = sections.flatMap((section) => section.elements);
  const parts = elements.length + elements.filter(({ kind }) => kind === 'speech').length;
  if (parts > mostParts)
    throw tooMuch(
      `a play may have ${mostParts} directions and twice-counted speeches, this one has ${parts}`,
    );
  for (const section of sections) {
    const line = section.elements[0]?.line ?? 1;
    refuseLong('heading', section.title, longest.title, line);
    if (section.elements.length > mostElementsASection)
      throw tooMuch(`a section may have ${mostElementsASection} elements`);
    for (const element of section.elements) {
      refuseLong('passage', element.text, longest.text, element.line);
      if (element.kind !== 'speech') continue;
      refuseLong('name', element.character, longest.name, element.line);
      refuseLong('extension', element.extension ?? '', longest.extension, element.line);
    }
  }
}

function refuseLong(what: string, text: string, limit: number, line: number): void {
  if (text.length > limit)
    throw tooMuch(
      `line ${line}: a ${what} may have ${limit} characters, this one has ${text.length}; it begins with “${text.slice(0, 40)}”`,
    );
}

function tooMuch(message: string): Problem {
  return invalid([{ pointer: '/text', message }], `The play cannot be taken as it is: ${message}.`);
}
