import { parseDocument } from 'yaml';

const reference = /common\.yaml#\/components\/(\w+)\/(\w+)/g;

/**
 * Puts the parts of common.yaml that a spec refers to into the spec, so that it stands by itself.
 * @param spec openapi/NAME.yaml
 * @param common openapi/common.yaml
 * @throws Error for a reference that leads nowhere, or to a name that the spec has itself
 */
export function bundle(spec: string, common: string): string {
  const bundled = parseDocument(spec.replaceAll('common.yaml#/', '#/'));
  const shared = parseDocument(common);
  const wanted = [...spec.matchAll(reference)].map(([, kind, name]) => ['components', kind!, name!]);
  const added = new Set<string>();
  for (const path of wanted) {
    if (added.has(path.join())) continue;
    const part = shared.getIn(path, true);
    if (part === undefined) throw new Error(`common.yaml has no ${path.slice(1).join('/')}`);
    if (bundled.hasIn(path)) throw new Error(`${path.slice(1).join('/')} is in the spec and in common.yaml`);
    bundled.setIn(path, part);
    added.add(path.join());
    const inner = JSON.stringify(shared.toJS().components[path[1]!][path[2]!]);
    for (const [, kind, name] of inner.matchAll(/#\/components\/(\w+)\/(\w+)/g))
      wanted.push(['components', kind!, name!]);
  }
  return bundled.toString({ lineWidth: 0 });
}
