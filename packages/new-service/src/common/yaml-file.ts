import { readFileSync } from 'node:fs';
import { isMap, isScalar, parseDocument, type Document, type Node, type YAMLMap, type YAMLSeq } from 'yaml';

/** Changes a YAML text by its nodes: comments, anchors and what is not touched stay, all of it when nothing changes. */
export function editYaml(text: string, change: (document: Document) => void): string {
  const document = parseDocument(text);
  if (document.errors.length > 0) throw document.errors[0]!;
  const written = () => document.toString({ lineWidth: 0 });
  const before = written();
  change(document);
  const after = written();
  return after === before ? text : after;
}

/** A file of templates/ with its `$WORDS` filled in, as nodes; aliases find their anchors where these are put. */
export function template(file: string, words: Record<string, string | number>): YAMLMap {
  const text = readFileSync(new URL(`../../templates/${file}`, import.meta.url), 'utf8');
  const filled = text.replaceAll(/\$([A-Z]+)/g, (_, word: string) => String(words[word]));
  return parseDocument(filled).contents as YAMLMap;
}

export const seqAt = (from: Document | YAMLMap, ...path: unknown[]) => from.getIn(path) as YAMLSeq<Node>;
export const mapAt = (from: Document | YAMLMap, ...path: unknown[]) => from.getIn(path) as YAMLMap;

/** A field of a node that is a map, as plain text; undefined when it has none. */
export const fieldOf = (node: unknown, key: string): unknown => (isMap(node) ? node.get(key) : undefined);

/** The item of a list whose `name` is this one. */
export const named = (list: YAMLSeq, name: string) =>
  list.items.find((item) => fieldOf(item, 'name') === name) as YAMLMap | undefined;

/** Takes out of a list what `isOurs` says. */
export function removeItems(list: YAMLSeq<Node>, isOurs: (item: Node) => boolean): void {
  list.items = list.items.filter((item) => !isOurs(item));
}

/** Puts all of one map's entries into another, before the one named `before`, or as the last. */
export function insertPairs(map: YAMLMap, from: YAMLMap, before?: string): void {
  const index = map.items.findIndex(({ key }) => (isScalar(key) ? key.value : key) === before);
  map.items.splice(index < 0 ? map.items.length : index, 0, ...from.items);
}
