import type { Schemas } from '@fountainai/client';
import { fitted } from './fitted.ts';
import { type Identified, type Migration, reference } from './migration.ts';
import { idIn, isSet, numberIn, textIn } from './row.ts';
import type { OldScript, OldSection } from './script-rows.ts';

type Content = Schemas['script']['ScriptContentCreateV2'];

/** An old script in the form of the script service's content, in reading order. */
export function contentOf(migration: Migration, script: OldScript): Content {
  const at = { table: 'scripts', id: script.id } as const;
  const words = new Map(
    script.sections.flatMap((section) => section.words.map((word) => [word.id, word] as const)),
  );
  const spoken = new Set<number>();
  return {
    script: {
      title: titled(migration, at, textIn(script.row, 'title')),
      author: fitted(migration, at, textIn(script.row, 'author'), 500),
      description: fitted(migration, at, textIn(script.row, 'description'), 100_000),
    },
    // Spoken words of all actions are collected first, because the others are words without an action.
    sections: script.sections
      .map((section) => ({
        section,
        actions: section.actions.map((action) => contentAction(migration, action, words, spoken)),
      }))
      .map(({ section, actions }) => ({ ...contentSection(migration, section, spoken), actions })),
  };
}

function contentSection(migration: Migration, { id, row, words }: OldSection, spoken: Set<number>) {
  const level = numberIn(row, 'level');
  const unspoken = words.filter((word) => !spoken.has(word.id));
  return {
    title: titled(migration, { table: 'sections', id }, textIn(row, 'title')),
    ...(level && level <= 6 ? { level } : {}),
    unplacedSpokenWords: unspoken.map((word) => contentWord(migration, word)),
  };
}

function contentAction(
  migration: Migration,
  { id, row }: Identified,
  words: Map<number, Identified>,
  spoken: Set<number>,
) {
  const from = { table: 'actions', id, row } as const;
  const word = words.get(idIn(row, 'dialogueid') ?? 0);
  const speaks = isSet(row, 'dialogueid');
  if (speaks && !word)
    migration.report.note(
      'actions',
      'a reference to spokenWords leads nowhere and is left empty',
      `${id} → ${textIn(row, 'dialogueid')}`,
    );
  if (word && spoken.has(word.id))
    migration.report.note(
      'actions',
      'words that several actions speak were made once for each',
      `${id} → ${word.id}`,
    );
  if (word) spoken.add(word.id);
  return {
    kind: speaks ? ('speech' as const) : ('direction' as const),
    description: fitted(migration, from, textIn(row, 'description'), 100_000),
    characterId: reference(migration, from, 'characters', 'characterid'),
    contextId: reference(migration, from, 'contexts', 'contextid'),
    spokenWord: word ? contentWord(migration, word) : null,
  };
}

function contentWord(migration: Migration, { id, row }: Identified) {
  return { text: fitted(migration, { table: 'spokenWords', id }, textIn(row, 'text'), 100_000) };
}

function titled(
  migration: Migration,
  at: { table: 'scripts' | 'sections'; id: number },
  title: string,
): string {
  if (title) return fitted(migration, at, title, 500);
  migration.report.note(at.table, 'without a title; called (untitled)', String(at.id));
  return '(untitled)';
}
