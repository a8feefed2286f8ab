/** Result of checking one thing the bot needs. `unknown` = not checked. */
export interface Finding {
  state: 'fine' | 'bad' | 'unknown';
  name: string;
  text: string;
  /** What to do next; `''` when nothing is wrong. */
  advice: string;
}

export function fine(name: string, text: string): Finding {
  return { state: 'fine', name, text, advice: '' };
}

export function unknown(name: string, text: string): Finding {
  return { state: 'unknown', name, text, advice: '' };
}

export function bad(name: string, text: string, advice: string): Finding {
  return { state: 'bad', name, text, advice };
}

const signs = { fine: '✓', bad: '✗', unknown: '–' } as const;

/** Formats a finding as one line, with the advice below it. */
export function show({ state, name, text, advice }: Finding): string {
  return `${signs[state]} ${name.padEnd(34)}${text}${advice && `\n    ${advice}`}`;
}
