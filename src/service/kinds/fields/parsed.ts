import type { FieldProblem } from '../../../errors.ts';
import type { Text } from '../../../language/sentence.ts';
import type { RequestForm } from '../../model/request/form.ts';

/** A parsed entry, or all its problems. */
export type Parsed<T> = { value: T } | { problems: FieldProblem[] };

/** Builds a problem with one field; `message` says what to do about it. */
export function wrong(field: keyof RequestForm, message: Text): { problems: FieldProblem[] } {
  return { problems: [{ field, message }] };
}

/** Combines parsed parts: the whole if all are valid, else all their problems. */
export function wholeOf<T extends object>(parts: { [K in keyof T]: Parsed<T[K]> }): Parsed<T> {
  const all = Object.entries<Parsed<unknown>>(parts);
  const problems = all.flatMap(([, part]) => problemsIn(part));
  if (problems.length > 0) return { problems };
  const values = all.flatMap(([key, part]) => ('value' in part ? [[key, part.value]] : []));
  return { value: Object.fromEntries(values) as T };
}

/** Returns the problems of an entry; empty = valid. */
export function problemsIn(parsed: Parsed<unknown>): FieldProblem[] {
  return 'problems' in parsed ? parsed.problems : [];
}
