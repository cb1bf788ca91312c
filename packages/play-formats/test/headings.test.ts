import { describe, expect, test } from 'vitest';
import { parseFountain } from '../src/index.ts';

function headings(text: string) {
  return parseFountain(text).sections.map(({ title, level, setting }) => ({ title, level, setting }));
}

function settingOf(heading: string) {
  return headings(heading)[0]!.setting;
}

describe('structure', () => {
  test('the number of # is the level, scenes lie one below the last one', () => {
    const text = 'INT. A\n\n# ACT I\n\nINT. B\n\n### Part\n.C\n\n# ACT II\nINT. D';
    expect(headings(text).map(({ title, level }) => [title, level])).toEqual([
      ['INT. A', 1],
      ['ACT I', 1],
      ['INT. B', 2],
      ['Part', 3],
      ['C', 4],
      ['ACT II', 1],
      ['INT. D', 2],
    ]);
  });

  test('what stands before the first heading is the Opening', () => {
    const { sections } = parseFountain('Dusk.\n\nJOHN\nHello.\n\nINT. A');
    expect(sections[0]).toMatchObject({ title: 'Opening', level: 1, setting: null });
    expect(sections[0]!.elements).toHaveLength(2);
    expect(sections[1]).toMatchObject({ title: 'INT. A', level: 1, elements: [] });
  });
});

describe('scene headings', () => {
  test.each([
    ['INT. HOUSE - DAY', { location: 'HOUSE', time: 'DAY', place: 'interior' }],
    ['ext. pool', { location: 'pool', place: 'exterior' }],
    ['INT HOUSE – NIGHT', { location: 'HOUSE', time: 'NIGHT', place: 'interior' }],
    ['EST. CITY - KITCHEN - DAWN', { location: 'CITY - KITCHEN', time: 'DAWN' }],
    ['INT./EXT. CAR', { location: 'CAR', place: 'both' }],
    ['INT/EXT CAR', { location: 'CAR', place: 'both' }],
    ['I/E. CAR - LATER', { location: 'CAR', time: 'LATER', place: 'both' }],
    ['INT. HOUSE - DAY #12A#', { location: 'HOUSE', time: 'DAY', place: 'interior', sceneNumber: '12A' }],
    ['.SCENE I. Verona. A public place.', { location: 'Verona. A public place.' }],
    ['.СЦЕНА II. Сад', { location: 'Сад' }],
    ['.Act 1, Scene 2: A street', { location: 'A street' }],
    ['.Act I', { location: 'Act I' }],
    ['.Erste Szene', { location: 'Erste Szene' }],
    ['.SNIPER SCOPE POV', { location: 'SNIPER SCOPE POV' }],
  ])('%s', (heading, expected) => {
    expect(settingOf(heading)).toEqual(expected);
  });

  test('the scene number is not part of the title', () => {
    expect(headings('.THE PIER #I-1.a#')[0]!.title).toBe('THE PIER');
    expect(headings('INT. ROOM #not a number#')[0]!.title).toBe('INT. ROOM #not a number#');
  });

  test.each(['...and then', '. . .', 'INTERIOR DESIGN is dull.', 'External.', 'estimate'])(
    'none: %s',
    (line) => {
      expect(headings(`# A\n\n${line}`)).toHaveLength(1);
    },
  );
});
