/**
 * What stands before the word of a state. The word carries the meaning: Teams' colours for states are too pale to read
 * in its light theme, and its high-contrast theme has none.
 * https://github.com/MicrosoftDocs/msteams-docs/issues/13042
 */
export const signs = {
  done: '✓',
  failed: '✗',
  warning: '!',
  unsure: '?',
  running: '●',
  waiting: '○',
  ended: '–',
} as const;

/** One of the signs. */
export type Sign = (typeof signs)[keyof typeof signs];
