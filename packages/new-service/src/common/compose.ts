import { isScalar } from 'yaml';
import { snakeName, type NewService } from '../new-service.ts';
import { editYaml, insertPairs, mapAt, removeItems, seqAt, template } from './yaml-file.ts';

/** Adds the service's container, its address for other services and its database volume to docker-compose.yml. */
export function addToCompose(text: string, { name, port }: NewService): string {
  return editYaml(text, (compose) => {
    if (compose.hasIn(['services', name])) return;
    const words = { NAME: name, PORT: port, VARIABLE: snakeName(name).toUpperCase() };
    const ours = template('docker-compose.yml', words);
    const [container] = mapAt(ours, 'services').items;
    insertPairs(mapAt(compose, 'x-environment'), mapAt(ours, 'x-environment'), 'DRAIN_MS');
    seqAt(compose, 'services', 'roles', 'volumes').items.push(
      ...seqAt(ours, 'services', 'roles', 'volumes').items,
    );
    insertPairs(
      mapAt(compose, 'services', 'kong', 'depends_on'),
      mapAt(ours, 'services', 'kong', 'depends_on'),
    );
    insertPairs(mapAt(compose, 'volumes'), mapAt(ours, 'volumes'));
    mapAt(ours, 'services').items = [container!];
    insertPairs(mapAt(compose, 'services'), mapAt(ours, 'services'), 'kong');
    (container!.key as { spaceBefore?: boolean }).spaceBefore = true;
  });
}

/** Removes the service from docker-compose.yml. */
export function removeFromCompose(text: string, name: string): string {
  return editYaml(text, (compose) => {
    compose.deleteIn(['x-environment', `${snakeName(name).toUpperCase()}_URL`]);
    removeItems(
      seqAt(compose, 'services', 'roles', 'volumes'),
      (volume) => isScalar(volume) && volume.value === `${name}-database:/fountain/databases/${name}`,
    );
    for (const path of [
      ['services', 'kong', 'depends_on', name],
      ['services', name],
      ['volumes', `${name}-database`],
    ])
      compose.deleteIn(path);
  });
}
