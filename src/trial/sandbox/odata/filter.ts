import { malformed } from '../http/fault.ts';

/** Whether an item passes a filter. */
export type Predicate = (item: object) => boolean;

type Token = string;

/** Parses the part of OData's filter language that the directory supports without advanced query capabilities: eq, in,
 * startswith, any with eq, and, or, parentheses; ge and le for moments. Throws 400 for everything else and for
 * properties not listed.
 * https://learn.microsoft.com/graph/filter-query-parameter */
export function parseFilter(text: string, properties: readonly string[]): Predicate {
  const reader = new TokenReader(tokenize(text), properties);
  const predicate = readOr(reader);
  if (!reader.atEnd) throw invalid(`Syntax error at '${reader.next()}' in '${text}'.`);
  return predicate;
}

function tokenize(text: string): Token[] {
  const tokens = text.match(/'(?:[^']|'')*'|\d{4}-\d\d-\d\dT[\d:.]+Z|[\w\-./@]+|[(),:]|\S/gi);
  return tokens ?? [];
}

class TokenReader {
  readonly #tokens: readonly Token[];
  readonly #properties: readonly string[];
  #position = 0;

  constructor(tokens: readonly Token[], properties: readonly string[]) {
    this.#tokens = tokens;
    this.#properties = properties;
  }

  get atEnd(): boolean {
    return this.#position >= this.#tokens.length;
  }

  isNext(token: Token): boolean {
    return this.#tokens[this.#position]?.toLowerCase() === token;
  }

  next(): Token {
    return this.#tokens[this.#position++] ?? 'end of input';
  }

  skip(token: Token): boolean {
    if (!this.isNext(token)) return false;

    this.#position += 1;
    return true;
  }

  expect(token: Token): void {
    if (!this.skip(token)) throw invalid(`'${token}' expected, '${this.next()}' found.`);
  }

  property(name: Token): (item: object) => unknown {
    const known = this.#properties.find((property) => property.toLowerCase() === name.toLowerCase());
    if (known === undefined) {
      const message = `Unsupported or invalid query filter clause specified for property '${name}'.`;
      throw malformed(message);
    }
    return (item) => known.split('/').reduce<unknown>(valueOf, item);
  }

  /** Returns a moment in milliseconds. */
  moment(): number {
    const token = this.next();
    const milliseconds = /^\d{4}-\d\d-\d\dT/i.test(token) ? Date.parse(token) : NaN;
    if (Number.isNaN(milliseconds)) throw invalid(`A moment expected, '${token}' found.`);
    return milliseconds;
  }

  literal(): string {
    const token = this.next();
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'").toLowerCase();
    if (/^(true|false|null|\d+|[0-9a-f-]{36})$/i.test(token)) return token.toLowerCase();
    throw invalid(`A value expected, '${token}' found.`);
  }
}

function readOr(reader: TokenReader): Predicate {
  const terms = [readAnd(reader)];
  while (reader.skip('or')) terms.push(readAnd(reader));
  return (item) => terms.some((term) => term(item));
}

function readAnd(reader: TokenReader): Predicate {
  const terms = [readTerm(reader)];
  while (reader.skip('and')) terms.push(readTerm(reader));
  return (item) => terms.every((term) => term(item));
}

function readTerm(reader: TokenReader): Predicate {
  if (reader.skip('(')) {
    const inner = readOr(reader);
    reader.expect(')');
    return inner;
  }
  const name = reader.next();
  if (name.toLowerCase() === 'startswith') return readStartsWith(reader);
  if (name.toLowerCase().endsWith('/any')) return readAny(reader, name.slice(0, -'/any'.length));
  return readComparison(reader, reader.property(name), /DateTime$/i.test(name));
}

function readStartsWith(reader: TokenReader): Predicate {
  reader.expect('(');
  const read = reader.property(reader.next());
  reader.expect(',');
  const start = reader.literal();
  reader.expect(')');
  return (item) => comparable(read(item)).startsWith(start);
}

function readAny(reader: TokenReader, property: string): Predicate {
  const read = reader.property(property);
  reader.expect('(');
  const variable = reader.next().toLowerCase();
  reader.expect(':');
  reader.expect(variable);
  reader.expect('eq');
  const value = reader.literal();
  reader.expect(')');
  return (item) => {
    const list = read(item);
    return Array.isArray(list) && list.some((element) => comparable(element) === value);
  };
}

function readComparison(reader: TokenReader, read: (item: object) => unknown, isMoment: boolean): Predicate {
  if (reader.skip('in')) {
    reader.expect('(');
    const values = [reader.literal()];
    while (reader.skip(',')) values.push(reader.literal());
    reader.expect(')');
    return (item) => values.includes(comparable(read(item)));
  }
  if (isMoment && reader.skip('ge'))
    return readMoment(read, reader.moment(), (there, asked) => there >= asked);
  if (isMoment && reader.skip('le'))
    return readMoment(read, reader.moment(), (there, asked) => there <= asked);
  reader.expect('eq');
  const value = reader.literal();
  return (item) => comparable(read(item)) === value;
}

function readMoment(
  read: (item: object) => unknown,
  asked: number,
  fits: (there: number, asked: number) => boolean,
): Predicate {
  return (item) => fits(Date.parse(String(read(item))), asked);
}

function valueOf(item: unknown, property: string): unknown {
  return typeof item === 'object' && item !== null ? Reflect.get(item, property) : undefined;
}

function comparable(value: unknown): string {
  return String(value ?? null).toLowerCase();
}

function invalid(reason: string): Error {
  return malformed(`Invalid filter clause: ${reason}`);
}
