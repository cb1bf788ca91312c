export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  content: string | XmlElement[];
}

/** An element, empty without content. Text must not have control characters, which XML forbids. */
export const element = (
  name: string,
  content: string | number | XmlElement[] = [],
  attributes: Record<string, string> = {},
): XmlElement => ({ name, attributes, content: typeof content === 'number' ? String(content) : content });

/** The element's lines, indented. */
export function* xmlLines({ name, attributes, content }: XmlElement, indent = ''): Generator<string> {
  const inTag = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const tag = `${name}${inTag.join('')}`;
  if (typeof content === 'string') yield `${indent}<${tag}>${escape(content)}</${name}>`;
  else if (content.length === 0) yield `${indent}<${tag}/>`;
  else {
    yield `${indent}<${tag}>`;
    for (const child of content) yield* xmlLines(child, `${indent}  `);
    yield `${indent}</${name}>`;
  }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character]!);
