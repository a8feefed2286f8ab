import { isGuid } from '../../../guid.ts';

/**
 * Splits a list of people or groups at commas, semicolons and new lines; drops blanks and duplicates (ignoring case).
 * Understands what Outlook puts on the clipboard: quoted names, `O'Brien, Brian <brian@contoso.com>`, `mailto:` links.
 * Someone with an address stays one entry as written; `addressIn` returns the address.
 */
export function splitList(text: string): string[] {
  const items = joinNames(pieces(text).map(cleaned)).flatMap(eachAddress);
  return [...new Map(items.filter(Boolean).map((item) => [addressIn(item).toLowerCase(), item])).values()];
}

/** Returns the e-mail address that is written behind a name, or else the whole entry. */
export function addressIn(entry: string): string {
  return /<([^<>\s]+@[^<>\s]+)>/.exec(entry)?.[1] ?? entry;
}

/** Returns the name that is written before an address; `''` = none. */
export function nameBeside(entry: string): string {
  return addressIn(entry) === entry ? '' : unquoted(entry.slice(0, entry.indexOf('<')));
}

/** Separators inside quotes and angle brackets belong to what is in them. An apostrophe is not a quote. */
function pieces(text: string): { text: string; end: string }[] {
  const found = text.matchAll(/((?:"[^"\n]*"|“[^”\n]*”|<[^<>\n]*>|[^,;\n])*)([,;\n]|$)/g);
  return [...found].map(([, piece = '', end = '']) => ({ text: piece, end }));
}

function cleaned({ text, end }: { text: string; end: string }) {
  const withoutLinks = text.replace(/\[[^\]]*\]\(mailto:([^)\s]+)\)/gi, '$1');
  const plain = withoutLinks.replace(/\bmailto:([^\s<>?]+)(\?[^\s<>]*)?/gi, '$1');
  return { text: plain.replaceAll(/\s+/g, ' ').trim(), end };
}

/** Puts a name together again that has a comma in it: `O'Brien, Brian <brian@contoso.com>`. */
function joinNames(parts: readonly { text: string; end: string }[]): string[] {
  const joined: string[] = [];
  let open = '';
  for (const { text, end } of parts) {
    const isFirst = end === ',' && mayBeName(text);
    if (open && addressIn(text) !== text) joined.push(`${open}, ${text}`);
    else joined.push(open, isFirst ? '' : text);
    open = isFirst ? text : '';
  }
  return [...joined, open].map((item) => (addressIn(item) === item ? unquoted(item) : item));
}

function mayBeName(text: string): boolean {
  return text !== '' && !text.includes('@') && !isGuid(text) && !/^["“]/.test(text);
}

/** Addresses and object ids may be separated by spaces alone. */
function eachAddress(entry: string): string[] {
  const words = entry.split(' ');
  return words.every((word) => isGuid(word) || /^[^<>]+@[^<>]+$/.test(word)) ? words : [entry];
}

function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^["“](.*)["”]$/, '$1')
    .trim();
}
