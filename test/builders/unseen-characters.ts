/** Characters that no field may contain. */
export const never: [what: string, character: string][] = [
  ['U+0000', '\u0000'],
  ['U+0007', '\u0007'],
  ['U+001B', '\u001b'],
  ['U+007F', '\u007f'],
  ['U+0085', '\u0085'],
  ['U+202E, which turns the direction', '\u202e'],
  ['U+2066, which turns the direction', '\u2066'],
  ['half a character', '\ud83d'],
];

/** Characters that a field of letters and digits may not contain. */
export const unseen: [what: string, character: string][] = [
  ['a zero-width space', '\u200b'],
  ['a zero-width joiner', '\u200d'],
  ['a soft hyphen', '\u00ad'],
  ['a byte order mark', '\ufeff'],
  ['a left-to-right mark', '\u200e'],
  ['a tag', '\u{e0061}'],
  ['a line separator', '\u2028'],
];
