import type { FieldProblem } from '../../../errors.ts';
import type { Text } from '../../../language/sentence.ts';
import type { RequestForm } from '../../model/request/form.ts';

/** What an entry means, or everything that is wrong with it. */
export type Parsed<T> = { value: T } | { problems: FieldProblem[] };

/** An entry that cannot be used, with what to do about it. */
export function wrong(field: keyof RequestForm, message: Text): { problems: FieldProblem[] } {
  return { problems: [{ field, message }] };
}

/** Puts parts together: the whole when all of them are good, else every problem of every part. */
export function wholeOf<T extends object>(parts: { [K in keyof T]: Parsed<T[K]> }): Parsed<T> {
  const all = Object.entries<Parsed<unknown>>(parts);
  const problems = all.flatMap(([, part]) => problemsIn(part));
  if (problems.length > 0) return { problems };
  const values = all.flatMap(([key, part]) => ('value' in part ? [[key, part.value]] : []));
  return { value: Object.fromEntries(values) as T };
}

/** What is wrong with an entry; empty = nothing. */
export function problemsIn(parsed: Parsed<unknown>): FieldProblem[] {
  return 'problems' in parsed ? parsed.problems : [];
}
