/** Converts stageProp to stage_prop. */
export const snakeCase = (text: string) =>
  text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/\W/g, '_')
    .toLowerCase();

export function plural(noun: string): string {
  if (/(s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

export const upperFirst = (word: string) => word[0]!.toUpperCase() + word.slice(1);
export const lowerFirst = (word: string) => word[0]!.toLowerCase() + word.slice(1);
