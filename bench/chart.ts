import { isReached, type Row } from './row.ts';

const [width, lineHeight, barStart, barWidth] = [960, 34, 440, 440];
/** A bar that reaches the goal ends here. The scale is logarithmic; its right edge is ten times the goal. */
const decades = { below: 2, above: 1 };

/** Draws the rows with a goal as bars: the further right, the better. */
export function chartOf(all: Row[]): string {
  const rows = all.filter((row): row is Judged => row.goal !== null);
  const height = 50 + rows.length * lineHeight;
  const goalX = barStart + at(1);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="white"/>
<text x="10" y="20" font-weight="bold">Each row against its goal (logarithmic)</text>
<text x="${goalX}" y="36" text-anchor="middle">goal</text>
${rows.map(barOf).join('\n')}
<line x1="${goalX}" x2="${goalX}" y1="40" y2="${height - 6}" stroke="black" stroke-dasharray="3 3"/>
</svg>
`;
}

type Judged = Row & { goal: number };

function barOf(row: Judged, i: number): string {
  const y = 44 + i * lineHeight;
  const share = row.atMost ? row.goal / row.ratio : row.ratio / row.goal;
  const fill = isReached(row) ? '#2a7f62' : '#c1666b';
  return `<text x="10" y="${y + 13}">${escape(row.row)}</text>
<text x="10" y="${y + 26}" fill="#666">against ${escape(row.against)}: ${row.ratio.toPrecision(3)}, goal ${row.atMost ? '≤' : '≥'} ${row.goal}</text>
<rect x="${barStart}" y="${y + 4}" width="${at(share).toFixed(1)}" height="18" fill="${fill}"/>`;
}

function at(share: number): number {
  const decade = Math.min(Math.max(Math.log10(share), -decades.below), decades.above);
  return ((decade + decades.below) / (decades.below + decades.above)) * barWidth;
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
