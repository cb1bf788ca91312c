import { describeTitlePage, type Play, type PlayElement, type Setting } from '@fountainai/play-formats';

const deepestLevel = 6;
/** The longest id stands in for real ids, because a play is measured before its ids exist. */
const longestId = Number.MAX_SAFE_INTEGER;

/** Converts a play to the content that the script service stores. */
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
    // v1 has no field for a speech's extension, so its clients read it from the description.
    description: extension ? `(${extension})` : '',
    extension,
    dual,
    contextId,
    characterId: characterOf.get(character) ?? longestId,
    spokenWord: text === '' ? null : { text },
  };
}
