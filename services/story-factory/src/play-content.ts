import { describeTitlePage, type Play, type PlayElement, type Setting } from '@fountainai/play-formats';

const deepestLevel = 6;
/** As long as an id can be: what a play takes is measured before there are ids. */
const longestId = Number.MAX_SAFE_INTEGER;

/** A play as the script service stores it. */
export function contentOf(
  play: Play,
  characterOf: ReadonlyMap<string, number> = new Map(),
  contextOf: ReadonlyMap<Setting, number> = new Map(),
) {
  return {
    script: {
      title: play.title || 'Untitled',
      author: play.author,
      description: describeTitlePage(play.titlePage),
    },
    sections: play.sections.map(({ title, level, setting, elements }) => ({
      title,
      level: Math.min(level, deepestLevel),
      actions: elements.map((element) =>
        actionOf(element, characterOf, setting && (contextOf.get(setting) ?? longestId)),
      ),
    })),
  };
}

function actionOf(element: PlayElement, characterOf: ReadonlyMap<string, number>, contextId: number | null) {
  if (element.kind !== 'speech') return { kind: element.kind, description: element.text, contextId };
  const { extension, dual, text, character } = element;
  return {
    kind: element.kind,
    // v1 has no field for how something is spoken; its clients read it here.
    description: extension ? `(${extension})` : '',
    extension,
    dual,
    contextId,
    characterId: characterOf.get(character) ?? longestId,
    spokenWord: text === '' ? null : { text },
  };
}
