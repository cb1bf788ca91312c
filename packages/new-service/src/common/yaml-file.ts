import { readFileSync } from 'node:fs';
import { isMap, isScalar, parseDocument, type Document, type Node, type YAMLMap, type YAMLSeq } from 'yaml';

/**
 * Edits a YAML text by its nodes. Comments, anchors and untouched nodes stay; without a change the text stays
 * byte for byte.
 */
export function editYaml(text: string, change: (document: Document) => void): string {
  const document = parseDocument(text);
  if (document.errors.length > 0) throw document.errors[0]!;
  const written = () => document.toString({ lineWidth: 0 });
  const before = written();
  change(document);
  const after = written();
  return after === before ? text : after;
}

/**
 * Parses a file of templates/ with its `$WORDS` replaced. Its aliases refer to anchors of the document that
 * receives the nodes.
 */
export function template(file: string, words: Record<string, string | number>): YAMLMap {
  const text = readFileSync(new URL(`../../templates/${file}`, import.meta.url), 'utf8');
  const filled = text.replaceAll(/\$([A-Z]+)/g, (_, word: string) => String(words[word]));
  return parseDocument(filled).contents as YAMLMap;
}

export const seqAt = (from: Document | YAMLMap, ...path: unknown[]) => from.getIn(path) as YAMLSeq<Node>;
export const mapAt = (from: Document | YAMLMap, ...path: unknown[]) => from.getIn(path) as YAMLMap;

/** Returns a field of a map node as plain text; undefined when it is missing. */
export const fieldOf = (node: unknown, key: string): unknown => (isMap(node) ? node.get(key) : undefined);

/** Returns the item of a list with this `name`. */
export const named = (list: YAMLSeq, name: string) =>
  list.items.find((item) => fieldOf(item, 'name') === name) as YAMLMap | undefined;

/** Removes the items that satisfy `isOurs` from a list. */
export function removeItems(list: YAMLSeq<Node>, isOurs: (item: Node) => boolean): void {
  list.items = list.items.filter((item) => !isOurs(item));
}

/** Inserts the entries of one map into another, before the key `before` or at the end. */
export function insertPairs(map: YAMLMap, from: YAMLMap, before?: string): void {
  const index = map.items.findIndex(({ key }) => (isScalar(key) ? key.value : key) === before);
  map.items.splice(index < 0 ? map.items.length : index, 0, ...from.items);
}
