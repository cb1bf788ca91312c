import { invalid, Problem } from './problem.ts';

const deepest = 64;
/** Limit of one object. The spec limits the items of each list. */
const mostFields = 1_000;
/** Limit of one body. The largest play has 40,000 elements of ten values each. */
const mostValues = 500_000;
const longestNumber = 400;
const tokensPerStep = 1_000;

type Container = unknown[] | Record<string, unknown>;
type State = 'value' | 'first item' | 'key' | 'first key' | 'after value' | 'end';

/**
 * Parses JSON strictly and in steps. It counts items, fields and depth, so a body over a limit is refused early.
 * It also refuses a repeated key and `__proto__`.
 * @throws Problem 400
 */
export function* readJson(text: string): Generator<void, unknown> {
  const reader = new JsonReader(text);
  while (!reader.read(tokensPerStep)) yield;
  return reader.value;
}

class JsonReader {
  value: unknown;
  readonly #text: string;
  #at = 0;
  #state: State = 'value';
  #values = 0;
  /** The open containers, each with the key and the number of its last value. */
  readonly #open: { container: Container; key: string; count: number }[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads up to `tokens` tokens. @returns whether the text is complete */
  read(tokens: number): boolean {
    for (let left = tokens; left > 0; left--) {
      this.#skipBlanks();
      if (this.#at >= this.#text.length) return this.#finish();
      this.#readToken(this.#text.charCodeAt(this.#at));
    }
    return false;
  }

  #finish(): true {
    if (this.#state !== 'end') throw bad('malformed_json', 'The body is not JSON: it ends too early.');
    return true;
  }

  #skipBlanks(): void {
    let code = this.#text.charCodeAt(this.#at);
    while (code === space || code === newline || code === carriageReturn || code === tab)
      code = this.#text.charCodeAt(++this.#at);
  }

  #readToken(code: number): void {
    const state = this.#state;
    if (state === 'end') this.#malformed();
    else if (state === 'after value') this.#readSeparator(code);
    else if (code === closeBracket && state === 'first item') this.#close();
    else if (code === closeBrace && state === 'first key') this.#close();
    else if (state === 'key' || state === 'first key') this.#readKey(code);
    else this.#readValue(code);
  }

  #readSeparator(code: number): void {
    const isArray = Array.isArray(this.#open.at(-1)!.container);
    if (code === (isArray ? closeBracket : closeBrace)) return this.#close();
    if (code !== comma) this.#malformed();
    this.#at++;
    this.#state = isArray ? 'value' : 'key';
  }

  #readKey(code: number): void {
    if (code !== quote) this.#malformed();
    const key = this.#readString();
    const frame = this.#open.at(-1)!;
    if (key === '__proto__' || key === 'constructor' || key === 'prototype')
      throw bad('forbidden_key', `The body has a field named ${key}, which is not allowed.`);
    if (Object.hasOwn(frame.container, key)) throw bad('duplicate_key', 'The body names a field twice.');
    if (++frame.count > mostFields)
      throw bad('too_many_fields', `An object of the body has more than ${mostFields} fields.`);
    frame.key = key;
    this.#skipBlanks();
    if (this.#text.charCodeAt(this.#at) !== colon) this.#malformed();
    this.#at++;
    this.#state = 'value';
  }

  #readValue(code: number): void {
    if (code === quote) this.#put(this.#readString());
    else if (code === openBrace) this.#begin({}, 'first key');
    else if (code === openBracket) this.#begin([], 'first item');
    else if (code === minus || isDigit(code)) this.#put(this.#readNumber());
    else this.#put(this.#readWord());
  }

  #begin(container: Container, state: State): void {
    if (this.#open.length >= deepest)
      throw bad('nested_too_deep', `The body is nested more than ${deepest} deep.`);
    this.#put(container);
    this.#open.push({ container, key: '', count: 0 });
    this.#state = state;
    this.#at++;
  }

  #close(): void {
    this.#open.pop();
    this.#at++;
    this.#state = this.#open.length > 0 ? 'after value' : 'end';
  }

  #put(value: unknown): void {
    if (++this.#values > mostValues)
      throw bad('too_many_items', `The body has too many items: it may hold ${mostValues} values in all.`);
    const frame = this.#open.at(-1);
    this.#state = frame ? 'after value' : 'end';
    if (!frame) this.value = value;
    else if (Array.isArray(frame.container)) frame.container.push(value);
    else frame.container[frame.key] = value;
  }

  #readString(): string {
    const text = this.#text;
    const start = this.#at;
    let hasEscapes = false;
    let at = start + 1;
    for (let code = text.charCodeAt(at); code !== quote; code = text.charCodeAt(++at)) {
      // NaN marks the end of the text.
      if (!(code >= space)) this.#malformed(at);
      if (code !== backslash) continue;
      hasEscapes = true;
      at++;
    }
    this.#at = at + 1;
    return hasEscapes ? this.#unescape(text.slice(start, at + 1), start) : text.slice(start + 1, at);
  }

  #unescape(quoted: string, start: number): string {
    let text: string;
    try {
      text = JSON.parse(quoted) as string;
    } catch {
      this.#malformed(start);
    }
    if (text.includes('\0')) throw bad('bad_text', 'A text holds the NUL character, which cannot be stored.');
    if (!text.isWellFormed())
      throw bad('bad_text', 'A text holds half of a surrogate pair, which is no character.');
    return text;
  }

  #readNumber(): number {
    const start = this.#at;
    while (isOfNumber(this.#text.charCodeAt(this.#at)) && this.#at - start <= longestNumber) this.#at++;
    const digits = this.#text.slice(start, this.#at);
    const number = Number(digits);
    if (digits.length > longestNumber || !isExact(number)) this.#refuseNumber();
    if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(digits)) this.#malformed(start);
    return number;
  }

  #refuseNumber(): never {
    const steps = this.#open.map(({ container, key }) => (Array.isArray(container) ? container.length : key));
    // The parent of a container already counts it, so all steps but the last are one too high.
    const pointer = steps.map((step, i) =>
      typeof step === 'number' && i < steps.length - 1 ? step - 1 : step,
    );
    throw invalid([
      {
        pointer: pointer.map((step) => `/${step}`).join(''),
        message: 'is too large to be kept exactly; send it as text',
      },
    ]);
  }

  #readWord(): boolean | null {
    for (const [word, value] of words)
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    return this.#malformed();
  }

  #malformed(at = this.#at): never {
    const lines = this.#text.slice(0, at).split('\n');
    const place = `line ${lines.length}, column ${lines.at(-1)!.length + 1}`;
    throw bad('malformed_json', `The body is not JSON: ${place} is not what can stand there.`);
  }
}

const words = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

const [tab, newline, carriageReturn, space] = [0x09, 0x0a, 0x0d, 0x20];
const [quote, backslash, comma, colon, minus] = [0x22, 0x5c, 0x2c, 0x3a, 0x2d];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isOfNumber = (code: number) =>
  isDigit(code) || code === minus || code === 0x2b || code === 0x2e || code === 0x65 || code === 0x45;

/** JavaScript rounds large integers, so an inexact one would be stored as another number. */
function isExact(number: number): boolean {
  if (Number.isNaN(number)) return true;
  const digitsLost = Number.isInteger(number) && !Number.isSafeInteger(number) && Math.abs(number) < 1e21;
  return Number.isFinite(number) && !digitsLost;
}

function bad(code: string, detail: string): Problem {
  return new Problem(400, code, detail);
}
