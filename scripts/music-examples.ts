// Engraves the examples of docs/music.md into docs/music/: `pnpm music:examples`. Needs LilyPond and bubblewrap.
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSandboxed } from '@fountainai/render';
import {
  composeScore,
  writeLilyPond,
  type ContextData,
  type Score,
  type ScoreSection,
  type ScoreStory,
} from '@fountainai/score';

const bounty = 'My bounty is as boundless as the sea.';
const examples: Record<string, Score> = {
  'full-stop': singerOf(scene('ROMEO', 'It is the east, and Juliet is the sun.')),
  question: singerOf(scene('ROMEO', 'What light through yonder window breaks?')),
  exclamation: singerOf(scene('ROMEO', 'Arise, fair sun, and kill the envious moon!')),
  joyful: composeScore(scene('JULIET', bounty, { mood: 'joyful' })),
  mournful: composeScore(scene('JULIET', bounty, { mood: 'mournful' })),
};

const limits = { timeMs: 60_000, memoryBytes: 2 ** 32, fileBytes: 2 ** 26 };
const folder = await mkdtemp(join(tmpdir(), 'music-examples-'));
try {
  for (const [name, score] of Object.entries(examples)) {
    await writeFile(join(folder, `${name}.ly`), writeLilyPond(score));
    const args = ['-s', '-dcrop', '-dno-print-pages', '--png', '-dresolution=130', `${name}.ly`];
    await runSandboxed('lilypond', args, { folder, limits, signal: AbortSignal.timeout(limits.timeMs) });
    const picture = new URL(`../docs/music/${name}.png`, import.meta.url);
    await copyFile(join(folder, `${name}.cropped.png`), picture);
  }
} finally {
  await rm(folder, { recursive: true });
}

/** Builds a play of one speech. */
function scene(name: string, text: string, context: ContextData = {}): ScoreStory {
  const element = {
    actionId: 1,
    kind: 'speech',
    description: '',
    character: { characterId: 1, name },
    spokenWord: { dialogueId: 1, text },
    context: null,
  } as const;
  const section = { headingId: 1, title: '', contexts: [context], elements: [element] };
  return { title: '', author: '', sections: [section] };
}

/** Returns the singer's part without the strings, for the time of the singing. */
function singerOf(story: ScoreStory): Score {
  const score = composeScore(story);
  return { ...score, sections: score.sections.map(sungPart) };
}

function sungPart(section: ScoreSection): ScoreSection {
  const end = Math.max(...section.actions.map(({ tick, ticks }) => tick + ticks));
  return {
    ...section,
    bars: section.bars.filter(({ tick }) => tick < end),
    parts: section.parts.filter(({ characterId }) => characterId !== null),
  };
}
