/**
 * The differences between an answer and the shape in a document: JSON has its fields, text its lines, with … for any
 * text.
 */
export function unlikeShown(shown: { language: string; text: string }, answer: string): string[] {
  if (shown.language === 'json')
    return missingFields(JSON.parse(shown.text), JSON.parse(answer), 'the answer');
  const lines = answer.split('\n').map((line) => line.trim());
  return shown.text
    .trim()
    .split('\n')
    .filter((line) => !lines.some((each) => isLike(line.trim(), each)))
    .map((line) => `no line like "${line}" in:\n${answer.slice(0, 1_000)}`);
}

function isLike(shown: string, line: string): boolean {
  const parts = shown.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*').replaceAll(/\d+/g, String.raw`\d+`)}$`).test(line);
}

function missingFields(shown: unknown, answer: unknown, where: string): string[] {
  if (Array.isArray(shown)) {
    if (!Array.isArray(answer)) return [`${where} is no list`];
    return shown.length > 0 ? missingFields(shown[0], answer[0], `${where}[0]`) : [];
  }
  if (typeof shown !== 'object' || shown === null) return [];
  if (typeof answer !== 'object' || answer === null) return [`${where} is no object`];
  return Object.entries(shown).flatMap(([name, value]) =>
    Object.hasOwn(answer, name)
      ? missingFields(value, (answer as Record<string, unknown>)[name], `${where}.${name}`)
      : [`${where} has no ${name}`],
  );
}
