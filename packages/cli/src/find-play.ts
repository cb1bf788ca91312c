import type { FountainClient, Schemas } from '@fountainai/client';
import { CommandFailure } from '@fountainai/home';

export type FoundScript = Schemas['script']['ScriptV2'];
export type FoundSection = Schemas['script']['SectionV2'];

const mostShown = 10;

/** Finds a script by its id, or by words of its title. */
export async function findScript({ script }: FountainClient, wanted: string): Promise<FoundScript> {
  if (/^[1-9]\d*$/.test(wanted)) {
    const { data } = await script.GET('/v2/scripts/{scriptId}', {
      params: { path: { scriptId: Number(wanted) } },
    });
    return data;
  }
  const found: FoundScript[] = [];
  for await (const one of script.paginate('/v2/scripts'))
    if (one.title.toLowerCase().includes(wanted.toLowerCase())) found.push(one);
  const lines = found.map(({ scriptId, title }) => `${scriptId}  ${title}`);
  return theOne(
    found,
    `No script has “${wanted}” in its title.`,
    `Which one is meant by “${wanted}”?`,
    lines,
  );
}

/** Finds a section by its number in reading order, or by words of its title. */
export async function findSection(
  { script }: FountainClient,
  scriptId: number,
  wanted: string,
): Promise<FoundSection> {
  const all: FoundSection[] = [];
  const params = { path: { scriptId } };
  for await (const section of script.paginate('/v2/scripts/{scriptId}/sections', { params }))
    all.push(section);
  const found = /^\d+$/.test(wanted)
    ? all.slice(Number(wanted) - 1, Number(wanted))
    : all.filter(({ title }) => title.toLowerCase().includes(wanted.toLowerCase()));
  const lines = found.map((section) => `${all.indexOf(section) + 1}  ${section.title}`);
  const none = `There is no section ${wanted}; the script has ${all.length}.`;
  return theOne(found, none, `Which section is meant by “${wanted}”?`, lines);
}

/** @throws CommandFailure that lists the candidates */
function theOne<T>(found: T[], none: string, several: string, lines: string[]): T {
  if (found.length === 1) return found[0]!;
  if (found.length === 0) throw new CommandFailure(none);
  throw new CommandFailure([several, ...lines.slice(0, mostShown)].join('\n  '));
}
