import { isScalar, type Document, type Scalar, type YAMLMap } from 'yaml';
import { editYaml, fieldOf, removeItems, seqAt } from './yaml-file.ts';

/** Adds the service to the targets in prometheus.yml. */
export function addToPrometheus(text: string, name: string): string {
  return editYaml(text, (prometheus) => {
    const names = scraped(prometheus);
    if (!names.items.some((item) => isScalar(item) && item.value === name))
      names.items.push(prometheus.createNode(name));
  });
}

export const removeFromPrometheus = (text: string, name: string) =>
  editYaml(text, (prometheus) =>
    removeItems(scraped(prometheus), (item) => isScalar(item) && item.value === name),
  );

const scraped = (prometheus: Document) =>
  seqAt(prometheus, 'scrape_configs', 0, 'dns_sd_configs', 0, 'names');

/** Adds the service to the required services in alerts.yml. */
export function addToAlerts(text: string, name: string): string {
  return editYaml(text, (alerts) => {
    const expression = serviceDown(alerts);
    if (expression.value.includes(missing(name))) return;
    expression.value = expression.value.replace(missing('kong'), missing(name) + missing('kong'));
  });
}

export const removeFromAlerts = (text: string, name: string) =>
  editYaml(text, (alerts) => {
    const expression = serviceDown(alerts);
    expression.value = expression.value.replace(missing(name), '');
  });

const missing = (name: string) => `  or absent(up{service="${name}"})\n`;

function serviceDown(alerts: Document): Scalar<string> {
  const rule = seqAt(alerts, 'groups', 0, 'rules').items.find(
    (item) => fieldOf(item, 'alert') === 'ServiceDown',
  );
  return (rule as YAMLMap).get('expr', true) as Scalar<string>;
}

/** Adds the service as up to the tests in alerts.test.yml in which another one is missing. */
export function addToAlertTests(text: string, name: string): string {
  return editYaml(text, (tests) => {
    const input = firstInput(tests);
    const ours = seriesOf(name);
    if (input.items.some((item) => fieldOf(item, 'series') === ours)) return;
    input.items.push(tests.createNode({ series: ours, values: '1x20' }, { flow: true }));
  });
}

export const removeFromAlertTests = (text: string, name: string) =>
  editYaml(text, (tests) =>
    removeItems(firstInput(tests), (item) => fieldOf(item, 'series') === seriesOf(name)),
  );

const firstInput = (tests: Document) => seqAt(tests, 'tests', 0, 'input_series');
const seriesOf = (name: string) => `up{job="services",service="${name}",instance="a"}`;
