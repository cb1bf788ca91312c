/** What a service says in an application/problem+json answer. */
interface Problem {
  title?: string;
  detail?: string;
  errors?: { pointer?: string; message?: string }[];
}

/** An error answer as lines for a person. */
export function problemLines(status: number, body: string): string[] {
  const problem = parse(body);
  const lines = [problem.detail || problem.title || `The server answered ${status}.`];
  for (const { pointer, message } of problem.errors ?? []) {
    lines.push(`  ${pointer ? `${pointer}: ` : ''}${message ?? ''}`);
  }
  return lines;
}

function parse(body: string): Problem {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
