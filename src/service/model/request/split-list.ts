import { isGuid } from '../../../guid.ts';

/**
 * Splits a list of people or groups at commas, semicolons and new lines; drops blanks and duplicates (ignoring case).
 * Understands what Outlook puts on the clipboard: quoted names, `O'Brien, Brian <brian@contoso.com>`, `mailto:` links.
 * Someone with an address stays one entry as written; `addressIn` returns the address.
 */
export function splitList(text: string): string[] {
  const items = joinNames(pieces(text).flatMap(eachPerson)).flatMap(eachAddress);
  return [...new Map(items.filter(Boolean).map((item) => [addressIn(item).toLowerCase(), item])).values()];
}

/** Returns the e-mail address that is written behind a name, or else the whole entry. */
export function addressIn(entry: string): string {
  return partsOf(entry)?.address ?? entry;
}

/** Returns the name that is written before an address; `''` = none. */
export function nameBeside(entry: string): string {
  return partsOf(entry)?.name ?? '';
}

/** `Tom Becker <tom@contoso.com>`, `Tom Becker (tom@contoso.com)` or `Tom Becker tom@contoso.com`. */
function partsOf(entry: string): { name: string; address: string } | null {
  const found =
    /<([^<>\s]+@[^<>\s]+)>/.exec(entry) ??
    /[([]([^\s()[\]@]+@[^\s()[\]@]+)[)\]]/.exec(entry) ??
    /^[^@]*\s([^\s@]+@[^\s@]+)$/.exec(entry);
  const address = found?.[1];
  if (address === undefined) return null;
  const before = entry.slice(0, entry.lastIndexOf(address));
  return { name: unquoted(before.replace(/[\s<([]+$/, '')), address };
}

/**
 * Separators inside quotes and angle brackets belong to what is in them. An apostrophe is not a quote. A quote holds no
 * second opening one, so that a text of nothing but opening quotes is read in one pass.
 */
function pieces(text: string): Piece[] {
  // Bullets, numbers and the words of a mail's header come along with what is copied.
  const plain = text.replaceAll(/^[ \t]*([-–•·*]|\d+[.)]|(to|cc|bcc|from|an|von):)[ \t]+/gim, '');
  const found = plain.matchAll(
    /((?:"[^"\n]*"|“[^“”\n]*”|„[^„“”\n]*[“”]|«[^«»\n]*»|<[^<>\n]*>|[^,;\n，；、])*)([,;\n，；、]|$)/g,
  );
  return [...found].map(([, piece = '', end = '']) => ({ text: piece, end }));
}

interface Piece {
  text: string;
  end: string;
}

/** People with an address in angle brackets each may follow one another without a separator. */
function eachPerson({ text, end }: Piece): Piece[] {
  const withoutLinks = text.replace(/\[[^[\]]*\]\(mailto:([^)\s]+)\)/gi, '$1');
  const plain = withoutLinks.replace(/\bmailto:([^\s<>?]+)(\?[^\s<>]*)?/gi, '$1');
  const people = plain.split(/(?<=@[^<>\s]*>)(?!\s*(?:\(|$))/);
  return people.map((one, i) => ({
    text: one.replaceAll(/\s+/g, ' ').trim(),
    end: i < people.length - 1 ? ';' : end,
  }));
}

/** Puts a name together again that has a comma in it: `O'Brien, Brian <brian@contoso.com>`. */
function joinNames(parts: readonly Piece[]): string[] {
  const joined: string[] = [];
  let open = '';
  for (const { text, end } of parts) {
    const isFirst = (end === ',' || end === '，') && mayBeName(text);
    if (open && addressIn(text) !== text) joined.push(`${open}, ${text}`);
    else joined.push(open, isFirst ? '' : text);
    open = isFirst ? text : '';
  }
  return [...joined, open].map((item) => (addressIn(item) === item ? unquoted(item) : item));
}

function mayBeName(text: string): boolean {
  return text !== '' && !text.includes('@') && !isGuid(text) && !/^["“„«]/.test(text);
}

/** Addresses and object ids may be separated by spaces alone. */
function eachAddress(entry: string): string[] {
  const words = entry.split(' ');
  return words.every((word) => isGuid(word) || /^[^<>]+@[^<>]+$/.test(word)) ? words : [entry];
}

function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^(?:"(.*)"|“(.*)”|„(.*)[“”]|«(.*)»|'(.*)')$/, '$1$2$3$4$5')
    .trim();
}
