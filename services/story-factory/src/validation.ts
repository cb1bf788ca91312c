import type { components } from '@fountainai/contracts/story-factory';
import type { Appearances } from './of-sections.ts';
import { missingIn, type Story, type StoryElement, type StorySection } from './story/story.ts';

export type Finding = components['schemas']['Finding'];

/** Returns all findings in a story, each with a remedy: numbers first, then in reading order. */
export function findings(story: Story, appearances: Appearances): Finding[] {
  return [
    ...repeatedNumbers(story),
    ...gaps(story),
    ...outOfOrder(story),
    ...story.elements.flatMap(missingReferences),
    ...story.elements.flatMap(speechWithoutWords),
    ...silentGuests(story, appearances),
    ...story.sections.flatMap((section, i) => emptySection(section, story.sections[i + 1])),
  ];
}

function repeatedNumbers({ elements, sections }: Story): Finding[] {
  const ofActions = [...Map.groupBy(elements, ({ action }) => action.sequenceNumber)].flatMap(
    ([sequence, all]) =>
      all.length < 2
        ? []
        : finding('sequence_repeated', 'error', {
            message: `${all.length} actions have the number ${sequence}.`,
            mend: 'Reorder the actions of their sections so that each has a number of its own.',
            sequence,
            headingId: all[0]!.section.headingId,
            elements: all.map(({ action }) => actionElement(action)),
          }),
  );
  const ofSections = [...Map.groupBy(sections, ({ sequenceNumber }) => sequenceNumber)].flatMap(
    ([number, all]) =>
      all.length < 2
        ? []
        : finding('sequence_repeated', 'error', {
            message: `${all.length} sections have the number ${number}.`,
            mend: 'Reorder the sections of the script so that each has a number of its own.',
            elements: all.map(sectionElement),
          }),
  );
  return [...ofSections, ...ofActions];
}

function gaps({ elements }: Story): Finding[] {
  const byNumber = elements.toSorted((a, b) => a.action.sequenceNumber - b.action.sequenceNumber);
  return byNumber.flatMap((element, i) => {
    const before = byNumber[i - 1]?.action.sequenceNumber ?? 0;
    const { sequenceNumber } = element.action;
    if (sequenceNumber <= before + 1) return [];
    const missing =
      sequenceNumber === before + 2
        ? `The number ${before + 1} is`
        : `The numbers ${before + 1} to ${sequenceNumber - 1} are`;
    return finding('sequence_gap', 'warning', {
      message: `${missing} not taken by any action, as after a deletion.`,
      mend: 'Nothing has to be done; reorder the actions to close the gap.',
      sequence: sequenceNumber,
      headingId: element.section.headingId,
      elements: [actionElement(element.action)],
    });
  });
}

function outOfOrder({ elements }: Story): Finding[] {
  return elements.flatMap((element, i) => {
    const before = elements[i - 1];
    if (!before || before.section === element.section) return [];
    const { sequenceNumber } = element.action;
    if (sequenceNumber >= before.action.sequenceNumber) return [];
    return finding('sequence_out_of_section_order', 'warning', {
      message: `“${element.section.title}” begins with the number ${sequenceNumber}, but the section before it ends with ${before.action.sequenceNumber}.`,
      mend: 'Reorder the actions of one of the two sections, or the sections themselves.',
      sequence: sequenceNumber,
      headingId: element.section.headingId,
      elements: [actionElement(before.action), actionElement(element.action)],
    });
  });
}

const namesOfKinds = { character: 'character', spokenWord: 'spoken word', context: 'context' };

function missingReferences(element: StoryElement): Finding[] {
  return missingIn(element).map(({ sequence, kind, id }) =>
    one('reference_missing', 'error', {
      message: `Action ${element.action.actionId} refers to the ${namesOfKinds[kind]} ${id}, which is not there any more.`,
      mend: `Give the action another ${namesOfKinds[kind]}, or none.`,
      sequence,
      headingId: element.section.headingId,
      elements: [actionElement(element.action), { kind, id }],
    }),
  );
}

function speechWithoutWords({ action, section }: StoryElement): Finding[] {
  if (action.kind !== 'speech' || action.dialogueId !== null) return [];
  return finding('speech_without_words', 'warning', {
    message: `Action ${action.actionId} is a speech in which nothing is said.`,
    mend: 'Add a spoken word and give the action its dialogueId, or make it a direction.',
    sequence: action.sequenceNumber,
    headingId: section.headingId,
    elements: [actionElement(action)],
  });
}

function silentGuests({ elements }: Story, appearances: Appearances): Finding[] {
  const speeches = elements.filter(({ character, action }) => character && action.dialogueId !== null);
  return [...Map.groupBy(speeches, ({ section }) => section)].flatMap(([section, spoken]) =>
    strangersIn(section, spoken, appearances.get(section.headingId) ?? new Set()),
  );
}

function strangersIn(section: StorySection, speeches: StoryElement[], here: Set<number>): Finding[] {
  const strangers = Map.groupBy(speeches, ({ character }) => character!);
  return [...strangers].flatMap(([{ characterId, name }, spoken]) =>
    here.has(characterId)
      ? []
      : finding('speaks_without_appearing', 'warning', {
          message: `${name} speaks ${spoken.length} times in “${section.title}” without appearing in it.`,
          mend: `Add the character to the section: POST /v2/sections/${section.headingId}/characters.`,
          sequence: spoken[0]!.action.sequenceNumber,
          headingId: section.headingId,
          elements: [
            { kind: 'character', id: characterId },
            ...spoken.map(({ action }) => actionElement(action)),
          ],
        }),
  );
}

/** A section that only contains other sections, such as an act, is not empty. */
function emptySection(section: StorySection, next: StorySection | undefined): Finding[] {
  if (section.elements.length > 0 || (next && next.level > section.level)) return [];
  return finding('section_empty', 'warning', {
    message: `Nothing happens in “${section.title}”.`,
    mend: 'Write it, or delete the section.',
    headingId: section.headingId,
    elements: [sectionElement(section)],
  });
}

type Details = Pick<Finding, 'message' | 'mend' | 'elements'> & Partial<Finding>;

function one(rule: Finding['rule'], severity: Finding['severity'], details: Details): Finding {
  return { rule, severity, sequence: null, headingId: null, ...details };
}

function finding(...it: Parameters<typeof one>): Finding[] {
  return [one(...it)];
}

function actionElement({ actionId }: { actionId: number }): Finding['elements'][number] {
  return { kind: 'action', id: actionId };
}

function sectionElement({ headingId }: StorySection): Finding['elements'][number] {
  return { kind: 'section', id: headingId };
}
