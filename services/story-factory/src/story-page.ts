import { decodeCursor, encodeCursor } from '@fountainai/service-kit';
import {
  missingIn,
  type ContentSection,
  type MissingReference,
  type Story,
  type StoryElement,
} from './story.ts';

/** How a page shows what it holds; its length in characters is what counts against the limit. */
export interface PageViews<S, E> {
  section: (section: ContentSection) => S;
  element: (element: StoryElement) => E;
}

export interface StoryPage<S, E> {
  sections: S[];
  story: E[];
  missing: MissingReference[];
  nextCursor: string | null;
}

/** Where a page ends: the place of its last element in reading order. Elements added elsewhere do not move it. */
type Place = [sectionSequence: number, headingId: number, sequence: number, actionId: number];

/**
 * Cuts the next page from a story. A page has at least one element, and as many as fit; a section is on the page where
 * it begins, or where reading passes it when it is empty.
 * @param elements those of the story that are wanted, in reading order
 * @param room characters for sections, elements and missing references, as JSON
 */
export function cutPage<S, E>(
  { sections }: Story,
  elements: StoryElement[],
  cursor: string | undefined,
  room: number,
  views: PageViews<S, E>,
): StoryPage<S, E> {
  const after = decodeCursor<Place>(cursor, 'number', 'number', 'number', 'number');
  const rest = after ? elements.slice(firstAfter(after, elements, placeOf)) : elements;
  const page: StoryPage<S, E> = { sections: [], story: [], missing: [], nextCursor: null };
  const unread = sections.slice(after ? firstAfter(after.slice(0, 2), sections, placeOfSection) : 0);
  let used = 0;
  let last: StoryElement | undefined;

  for (const element of rest) {
    const passed = unread.findIndex((section) => section === element.section) + 1;
    const more = {
      sections: unread.slice(0, passed).map(views.section),
      story: [views.element(element)],
      missing: missingIn(element),
    };
    used += sizeOf(more.sections) + sizeOf(more.story) + sizeOf(more.missing);
    if (last && used > room) return { ...page, nextCursor: encodeCursor(placeOf(last)) };
    unread.splice(0, passed);
    page.sections.push(...more.sections);
    page.story.push(...more.story);
    page.missing.push(...more.missing);
    last = element;
  }
  page.sections.push(...unread.map(views.section));
  return page;
}

function placeOfSection({ sequenceNumber, headingId }: ContentSection): [number, number] {
  return [sequenceNumber, headingId];
}

function placeOf({ section, action }: StoryElement): Place {
  return [...placeOfSection(section), action.sequenceNumber, action.actionId];
}

/** Where in a list, in reading order, begins what comes after a place. */
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

function sizeOf(items: unknown[]): number {
  return items.reduce<number>((sum, item) => sum + JSON.stringify(item).length + 1, 0);
}
