/** The name of a service's schema. */
export function schemaOf(service: string): string {
  return service.replaceAll('-', '_');
}
