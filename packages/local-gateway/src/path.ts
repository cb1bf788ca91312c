/*
 * Paths as Kong treats them. A string holds one byte a character, like Node's request target. Decoding and encoding
 * therefore returns the client's bytes.
 */
const reserved = new Set("!*'();:@&=+$,/?%#[]");

/** Normalizes a path for routing: decodes unreserved characters, joins slashes and resolves `.` and `..`. */
export function normalizePath(path: string): string {
  const decoded = path.replace(/%([0-9a-f]{2})/gi, (triplet, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return reserved.has(character) ? triplet.toUpperCase() : character;
  });
  if (!/\/\.|\/\//.test(decoded)) return decoded;

  const segments = decoded.split('/').slice(1);
  const last = segments.length - 1;
  const kept: string[] = [];
  for (const [index, segment] of segments.entries()) {
    const isDots = segment === '.' || segment === '..';
    if (segment === '..') kept.pop();
    // A path that ends in a slash or in dots is a directory and keeps its slash.
    if (index === last && (segment === '' || isDots)) kept.push('');
    else if (segment !== '' && !isDots) kept.push(segment);
  }
  return `/${kept.join('/')}`;
}

/** Encodes characters that a request line must not contain. */
export function escapePath(path: string): string {
  return path.replace(
    /[^!#$&'()*+,/:;=?@[\]A-Za-z0-9\-_.~%]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
