import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

/**
 * Renders the TypeScript types of an OpenAPI 3.1 document.
 * Fields with a default stay optional, because a caller may leave them out.
 */
export async function renderTypes(document: object): Promise<string> {
  const nodes = await openapiTS(document as OpenAPI3, { defaultNonNullable: false, alphabetize: false });
  return astToString(nodes);
}
