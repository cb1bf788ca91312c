/** Returns the schema name of a service. */
export function schemaOf(service: string): string {
  return service.replaceAll('-', '_');
}
