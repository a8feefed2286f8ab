const controls = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const months = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/**
 * One line of plain text for titles and choices, which show markdown as typed: line breaks become spaces, control and
 * text-direction characters go (they can make a name look like another), and what is longer than `max` ends in "…".
 */
export function plainLine(text: string, max = 200): string {
  const line = text.replace(/\s+/gu, ' ').replace(controls, '').trim();
  return line.length > max ? `${[...line].slice(0, max - 1).join('')}…` : line;
}

/**
 * Makes one line of text from a person or the tenant safe inside a TextBlock or FactSet: shown letter by letter, never
 * read as markdown, mention (`<at>`) or `{{DATE()}}`. Longer than `max` characters ends in "…".
 */
export function escapeMarkdown(text: string, max = 200): string {
  return plainLine(text, max)
    .replace(/[\\`*_{}[\]<>~|]/gu, '\\$&')
    .replace(/&(?=#?\w+;)/gu, '\\&')
    .replace(/^[#+=-]/u, '\\$&')
    .replace(/^(\d+)([.)])/u, '$1\\$2');
}

/** Like `escapeMarkdown` for text of several lines: each line that is not empty becomes a paragraph. */
export function escapeParagraphs(text: string, max = 1000): string {
  const cut = text.length > max ? `${[...text].slice(0, max - 1).join('')}…` : text;
  return cut
    .split(/[\r\n]+/u)
    .map((line) => escapeMarkdown(line, max))
    .filter((line) => line !== '')
    .join('\n\n');
}

/** "Ann, Bob and 8 more": at most `max` names, each escaped. */
export function escapeList(names: readonly string[], max = 10): string {
  const shown = names.slice(0, max).map((name) => escapeMarkdown(name, 80));
  const hidden = names.length - shown.length;
  return hidden > 0 ? `${shown.join(', ')} and ${hidden} more` : shown.join(', ');
}

/** An ISO date as "23 Nov 2026, 14:32 UTC"; `''` when it is no date. */
export function formatDate(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? '' : `${months.format(date)} UTC`;
}

/** The address if a button may open it (http or https), else `''`. */
export function webUrl(address: string): string {
  return URL.canParse(address) && /^https?:$/u.test(new URL(address).protocol) ? address : '';
}

/** "1 user", "2 users". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
