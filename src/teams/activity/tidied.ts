/** Marks of bold, italic, struck and code text, longest first. */
const marks = ['**', '__', '~~', '```', '``', '`', '*', '_'].map((mark) => {
  const [sign] = mark;
  const written = mark.replaceAll('*', '\\*');
  const inner = `[^${sign}\\n]+`;
  return new RegExp(`(?<=^|[\\s("'*_~\`])${written}(${inner})${written}(?=$|[\\s)"'.,:;!?*_~\`])`, 'gu');
});

const doubles = /[“”„‟«»″＂]/gu;
const singles = /(?<=^|[\s,;:(])[‘’‚‛‹›']([^‘’‚‛‹›'"]+)[‘’‚‛‹›'](?=$|[\s,;:.!?)])/gu;

/** Words that are never the end of a line's list: what follows on the next line belongs to them. */
const opensList = /(?:^|\s)(?:to|for|from|an|für|zu|von)$|[,;:]$/iu;
/** Names that end in a full stop of their own. */
const abbreviation = /^(?:inc|ltd|corp|co|llc|bros|jr|sr|[^@/]*\.[^@/]*)\.$/iu;

/**
 * Takes off what people write around the words of a command: markdown, quotation marks around one word, brackets of
 * links, a leading slash, punctuation at the end. Lines become one line; from the third word on, a new line separates
 * like a comma.
 */
export function tidied(text: string): string {
  const line = joined(text.split(/[\r\n\u2028\u2029]+/u));
  const unmarked = marks.reduce((words, mark) => words.replace(mark, '$1'), line);
  const linked = unmarked.replace(/\[[^[\]]*\]\((https?:\/\/[^\s()<>]+)\)/giu, '$1');
  const words = unquoted(linked).split(' ').map(address).join(' ');
  const begun = words.replace(/^[\s,;:.!…–—-]*(?:[/\\]+\s*)?(?=[^\s,;:.!…–—-])/u, '');
  return withoutEnd(begun.replace(/^([\p{L}-]+)[.,:;!]+(?=\s|$)/u, '$1'));
}

function joined(lines: readonly string[]): string {
  const items: string[] = [];
  let before = '';
  for (const line of lines) {
    const words = line.replace(/\s+/gu, ' ').trim();
    if (words === '') continue;
    const item = items.length === 0 ? words : words.replace(/^(?:[-–•·*]|\d+[.)]) /u, '');
    const isList = (items.length > 1 || before.includes(' ')) && !opensList.test(before);
    items.push(isList ? `, ${item}` : ` ${item}`);
    before = item;
  }
  return items.join('').trim();
}

/** Quotation marks stay around what needs them to stay together. */
function unquoted(line: string): string {
  const straight = line.replace(doubles, '"').replace(singles, '"$1"');
  const whole = /^"([^"]*)"[.!?]*$/u.exec(straight)?.[1] ?? straight;
  return whole.replace(/"([^"\s,;]+)"/gu, '$1').trim();
}

/** A web address without the brackets around it and the punctuation behind it; any other word as it is. */
function address(word: string): string {
  const found = /^[<("']*(https?:\/\/[^\s<>|]+)/iu.exec(word)?.[1];
  if (found === undefined) return word;
  let end = found.length;
  while (end > 0 && isAfter(found, end)) end--;
  return found.slice(0, end);
}

function isAfter(url: string, end: number): boolean {
  const last = url.charAt(end - 1);
  return '.,;:!?"\'”’]'.includes(last) || (last === ')' && !url.slice(0, end).includes('('));
}

function withoutEnd(line: string): string {
  let end = line.length;
  const isSign = () => '.!?:;,…'.includes(line.charAt(end - 1)) && !/^\s?$/u.test(line.charAt(end - 2));
  if (abbreviation.test(line.slice(line.lastIndexOf(' ') + 1))) return line;
  while (end > 1 && isSign()) end--;
  return line.slice(0, end);
}
