/** Translates a catalogue into an invented language: its keys, with an accent on every vowel. */
export function pseudoCatalogue(catalogue: object): Record<string, string> {
  return Object.fromEntries(Object.keys(catalogue).map((key) => [key, accented(key)]));
}

/**
 * Translates a message into that language. Text inside one pair of braces is code, inside two it is text again:
 * `{count, plural, one {# user} other {# users}}`.
 */
export function accented(message: string): string {
  let depth = 0;
  let said = '';
  for (const letter of message) {
    if (letter === '{') depth += 1;
    if (letter === '}') depth -= 1;
    said += depth % 2 === 0 ? letter.replace(/[aeiouy]/iu, '$&\u0301') : letter;
  }
  return said.normalize('NFC');
}
