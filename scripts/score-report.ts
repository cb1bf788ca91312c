import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseFountain } from '@fountainai/play-formats';
import { measureLoudness, perform } from '@fountainai/render';
import { composeScore, storyFromPlay, type Score } from '@fountainai/score';
import { scoreProblems } from '@fountainai/score/check';
import { measureScore, type ScoreMeasures } from '@fountainai/score/measure';
import { Command } from 'commander';

/** Each measure with its meaning and direction, and the value of the former prototype if it was measured. */
const rows: [keyof ScoreMeasures, string, string][] = [
  ['speakersTold', 'speeches whose speaker is told by timbre and opening, %', ''],
  ['sameInstrumentTogether', 'pairs who speak together with one instrument', ''],
  ['motifsLeast', 'least distance of two motifs', ''],
  ['motifsMean', 'mean distance of two motifs', ''],
  ['stressedOnBeats', 'stressed syllables on beats, %', ''],
  ['fullStopsAtHome', 'full stops that come home, %', ''],
  ['questionsThatRise', 'questions that rise, %', ''],
  ['phrasesWithOnePeak', 'phrases with one peak, %', ''],
  ['steps', 'melodic steps, %', ''],
  ['wideLeaps', 'leaps of more than a fifth, %', ''],
  ['leapsAnswered', 'leaps answered by a step back, %', ''],
  ['range', 'range of a voice, semitones', '16 at most'],
  ['parallels', 'parallel fifths and octaves per 100 changes', 'no rules'],
  ['bassChangesABar', 'changes of the bass per bar', 'one chord a bar'],
  ['barsThatDiffer', 'bars whose accompaniment differs from the last, %', 'block chords'],
  ['patterns', 'different bars of accompaniment', ''],
  ['endAtHome', 'movements that end at home in their last bar, %', 'cadence before the end'],
  ['singerAbove', 'singer above strings, MIDI velocity', ''],
];
const rms = 'loudness of the shortest scene, LUFS';

await new Command('score:report')
  .description('Composes plays and prints the measures behind what makes a score good')
  .argument('[FILE...]', 'plays in Fountain', [
    'samples/romeo-and-juliet.en.fountain',
    'samples/mozart-and-salieri.ru.fountain',
  ])
  .action(report)
  .parseAsync();

async function report(files: string[]): Promise<void> {
  const columns = [];
  for (const file of files) columns.push(await measure(file));
  console.log(`| measure | ${columns.map(({ name }) => name).join(' | ')} | a prototype |`);
  console.log(`|---|${columns.map(() => '--:').join('|')}|---|`);
  for (const [key, meaning, before] of rows)
    console.log(`| ${meaning} | ${columns.map(({ measures }) => measures[key]).join(' | ')} | ${before} |`);
  console.log(`| ${rms} | ${columns.map(({ loudness }) => loudness).join(' | ')} | −31 dBFS (RMS) |`);
  for (const { name, problems, by } of columns)
    console.log(`${name}: ${problems.length ? problems.join('\n') : 'nothing is wrong'}; played by ${by}`);
  if (columns.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
}

async function measure(file: string) {
  const story = storyFromPlay(parseFountain(await readFile(file, 'utf8')));
  const score = composeScore(story);
  return {
    name: basename(file, '.fountain'),
    measures: measureScore(score, story),
    problems: scoreProblems(score, story),
    ...(await listen(shortestScene(score))),
  };
}

/** Returns the shortest movement with singing. */
function shortestScene(score: Score): Score {
  const sung = score.sections.filter(({ parts }) =>
    parts.some(({ notes }) => notes.some(({ lyric }) => lyric)),
  );
  const [shortest] = sung.toSorted((a, b) => a.bars.length - b.bars.length);
  return { ...score, sections: shortest ? [shortest] : score.sections.slice(0, 1) };
}

async function listen(score: Score): Promise<{ loudness: string; by: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'score-report-'));
  try {
    const limits = { timeMs: 300_000, memoryBytes: 2 ** 31, fileBytes: 2 ** 30 };
    const { by, files } = await perform(score, {
      folder,
      limits,
      signal: AbortSignal.timeout(limits.timeMs),
    });
    const { integrated, truePeak, clipped } = measureLoudness(
      join(folder, files.find(({ kind }) => kind === 'wav')!.path),
    );
    return { loudness: `${integrated.toFixed(1)} (peak ${truePeak.toFixed(1)}, ${clipped} clipped)`, by };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
