const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
};

/** Characters that only say how a line may be broken or joined; no command, name or address needs them. */
const joints = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/gu;
/** Some scripts and emoji need these; after a Latin letter, a digit or a blank they mean nothing. */
const joiners = /(?<=^|[\p{Script=Latin}\p{ASCII}])[\u200c\u200d]+/gu;

const blocks = /<\/?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|pre|tr|table)(?:\s[^<>]*)?\/?>/gi;
const marks =
  /<\/?(?:b|strong|i|em|u|s|strike|del|code|span|font|a|img|emoji|td|th|tbody|at)(?:\s[^<>]*)?\/?>/gi;
const links = /<a\s(?:[^<>]*\s)?href="([^"<>]*)"[^<>]*>([^<]*)<\/a>/gi;

/**
 * Returns the words that people see in a text as Teams encodes it: without HTML tags, encoded characters and characters
 * that nobody sees. A link is its address. Line breaks are kept.
 */
export function plainWords(text: string): string {
  const linked = text.replace(links, (_all, address: string, shown: string) =>
    /^(?:\w+:\/\/|\S+@)/.test(shown.trim()) ? shown : address,
  );
  return decoded(linked.replace(blocks, '\n').replace(marks, ''))
    .normalize('NFC')
    .replace(joints, '')
    .replace(joiners, '');
}

/** Decodes once: what a person typed as `&amp;` arrives as `&amp;amp;`. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,8}));/gi, (all, decimal, hexadecimal, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? all;
    const code = decimal === undefined ? parseInt(hexadecimal, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
