import type { Call } from '@fountainai/contracts';
import type { Play, PlaySection, Setting } from '@fountainai/play-formats';
import { isPeerNotFound } from '@fountainai/service-kit';
import { byIds, chunks } from './in-parts.ts';
import type { Peers } from './peers.ts';
import { contentOf } from './play-content.ts';

/** The ids of the rows that an import has created in the other services. */
export interface MadeParts {
  characterIds: number[];
  contextIds: number[];
  scriptId?: number;
}

/** Returns the call for a step, with a key that lets a resumed run create nothing twice. */
export type StepCall = (step: string) => Call;

/** With this many names or settings of the maximum length, a body stays within its limit of 1 MiB. */
const rowsACall = 200;
const appearancesACall = 5_000;

/**
 * Creates a play in the other services. The script is last and one transaction, so that no request sees a part of the
 * play.
 * @param made collects the created ids, so that they can be undone
 */
export async function makeParts(peers: Peers, play: Play, step: StepCall, made: MadeParts): Promise<void> {
  const inputs = <B>(body: B) => ({ params: {}, query: {}, headers: {}, body });
  for (const [i, characters] of chunks(play.characters, rowsACall).entries()) {
    const answer = await peers.character.createCharactersV2(
      inputs({ characters: characters.map((name) => ({ name })) }),
      step(`characters-${i}`),
    );
    made.characterIds.push(...answer.body.items.map(({ characterId }) => characterId));
  }
  const settings = play.sections.flatMap(({ setting }) => setting ?? []);
  for (const [i, part] of chunks(settings, rowsACall).entries()) {
    const answer = await peers.sessionContext.createContextsV2(
      inputs({ contexts: part.map((setting) => ({ data: { ...setting } })) }),
      step(`contexts-${i}`),
    );
    made.contextIds.push(...answer.body.items.map(({ contextId }) => contextId));
  }
  const contextOf = new Map(settings.map((setting, i) => [setting, made.contextIds[i]!]));
  const characterOf = new Map(play.characters.map((name, i) => [name, made.characterIds[i]!]));
  const answer = await peers.script.createScriptContentV2(
    inputs(contentOf(play, characterOf, contextOf)),
    step('script'),
  );
  made.scriptId = answer.body.scriptId;
  const { headingIds } = answer.body;
  await linkContexts(peers, play, headingIds, contextOf, step);
  for (const [i, appearances] of chunks(
    appearancesIn(play, headingIds, characterOf),
    appearancesACall,
  ).entries())
    await peers.character.createAppearancesV2(inputs({ appearances }), step(`appearances-${i}`));
}

/** A character appears in each section where it speaks. */
function appearancesIn({ sections }: Play, headingIds: number[], characterOf: Map<string, number>) {
  return sections.flatMap(({ elements }, i) => {
    const names = new Set(
      elements.flatMap((element) => (element.kind === 'speech' ? element.character : [])),
    );
    return [...names].map((name) => ({ headingId: headingIds[i]!, characterId: characterOf.get(name)! }));
  });
}

/** Deletes the created rows. Rows that are already gone are skipped. */
export async function undoParts(
  peers: Peers,
  { characterIds, contextIds, scriptId }: MadeParts,
  call: Call,
): Promise<void> {
  const nothing = { query: {}, headers: {}, body: undefined };
  if (scriptId !== undefined)
    await unlessGone(peers.script.deleteScriptV2({ ...nothing, params: { scriptId } }, call));
  await byIds(contextIds, (ids) =>
    peers.sessionContext.deleteContextsV2({ ...nothing, params: {}, query: { ids } }, call),
  );
  await byIds(characterIds, (ids) =>
    peers.character.deleteCharactersV2({ ...nothing, params: {}, query: { ids } }, call),
  );
}

/** A setting's context refers to its section, whose id is known only after the script is created. */
async function linkContexts(
  peers: Peers,
  { sections }: Play,
  headingIds: number[],
  contextOf: Map<Setting, number>,
  step: StepCall,
): Promise<void> {
  const links = sections.flatMap(({ setting }: PlaySection, i) =>
    setting ? [{ contextId: contextOf.get(setting)!, headingId: headingIds[i]! }] : [],
  );
  for (const contexts of chunks(links, rowsACall))
    await peers.sessionContext.updateContextsV2(
      { params: {}, query: {}, headers: {}, body: { contexts } },
      step('link'),
    );
}

async function unlessGone(deleting: Promise<unknown>): Promise<void> {
  try {
    await deleting;
  } catch (error) {
    if (!isPeerNotFound(error)) throw error;
  }
}
