import { decodeCursor, encodeCursor } from '@fountainai/service-kit';
import { missingIn, type Story, type StoryElement, type StorySection } from './story.ts';

/** The JSON of a page's parts; the length in characters counts against the limit. */
export interface PageTexts {
  section: (section: StorySection) => string;
  element: (element: StoryElement) => string;
}

/** A page's content as JSON. */
export interface StoryPage {
  sections: string[];
  story: string[];
  missing: string[];
  nextCursor: string | null;
}

/** The end of a page: the place of its last element in reading order. Elements added elsewhere do not move it. */
type Place = [sectionSequence: number, headingId: number, sequence: number, actionId: number];

/**
 * Cuts the next page from a story. A page has at least one element, and as many as fit. A section is on the page where
 * it begins; an empty section is on the page whose range contains it.
 * @param elements the requested elements of the story, in reading order
 * @param room characters for sections, elements and missing references, as JSON
 */
export function cutPage(
  { sections }: Pick<Story, 'sections'>,
  elements: StoryElement[],
  cursor: string | undefined,
  room: number,
  texts: PageTexts,
): StoryPage {
  const after = decodeCursor<Place>(cursor, 'number', 'number', 'number', 'number');
  const rest = after ? elements.slice(firstAfter(after, elements, placeOf)) : elements;
  const page: StoryPage = { sections: [], story: [], missing: [], nextCursor: null };
  const unread = sections.slice(after ? firstAfter(after.slice(0, 2), sections, placeOfSection) : 0);
  let used = 0;
  let last: StoryElement | undefined;

  for (const element of rest) {
    const passed = unread.findIndex((section) => section === element.section) + 1;
    const more = {
      sections: unread.slice(0, passed).map(texts.section),
      story: [texts.element(element)],
      missing: missingIn(element).map((reference) => JSON.stringify(reference)),
    };
    used += sizeOf(more.sections) + sizeOf(more.story) + sizeOf(more.missing);
    if (last && used > room) return { ...page, nextCursor: encodeCursor(placeOf(last)) };
    unread.splice(0, passed);
    page.sections.push(...more.sections);
    page.story.push(...more.story);
    page.missing.push(...more.missing);
    last = element;
  }
  page.sections.push(...unread.map(texts.section));
  return page;
}

function placeOfSection({ sequenceNumber, headingId }: StorySection): [number, number] {
  return [sequenceNumber, headingId];
}

function placeOf({ section, action }: StoryElement): Place {
  return [...placeOfSection(section), action.sequenceNumber, action.actionId];
}

/** Returns the index of the first item after a place in reading order. */
function firstAfter<T>(place: readonly number[], list: T[], placeIn: (item: T) => readonly number[]): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBefore(place, placeIn(list[middle]!))) to = middle;
    else from = middle + 1;
  }
  return from;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const i = a.findIndex((part, index) => part !== b[index]);
  return i >= 0 && a[i]! < b[i]!;
}

function sizeOf(texts: string[]): number {
  return texts.reduce((sum, text) => sum + text.length + 1, 0);
}
