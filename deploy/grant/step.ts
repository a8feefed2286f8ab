/** Something found or to do. `run` does it; `null` = nothing is to be done. */
export interface Step {
  /** = as it should be, + added, ~ changed, - taken away, ? not ours or not looked at. */
  mark: '=' | '+' | '~' | '-' | '?';
  /** A word such as `grant`, followed by what it is about. */
  verb: string;
  what: string;
  /** Why it is done, for the person who has to agree; `''` = needs no reason. */
  why: string;
  run: (() => Promise<void>) | null;
}

/** Something that is to stay as it is. */
export function finding(mark: '=' | '?', verb: string, what: string): Step {
  return { mark, verb, what, why: '', run: null };
}

/** Describes steps, one per line, each followed by its reason. */
export function describeSteps(steps: readonly Step[]): string {
  return steps
    .map(({ mark, verb, what, why }) => {
      const line = `  ${mark} ${verb.padEnd(9)} ${what}`;
      return why ? `${line}\n              why: ${why}` : line;
    })
    .join('\n');
}
