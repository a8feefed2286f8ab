import type { FieldProblem } from '../../../errors.ts';
import { sentence } from '../../../language/sentence.ts';
import { mostCharacters } from '../../model/request/entry-length.ts';
import { formFields, type RequestForm } from '../../model/request/form.ts';

/** Returns a problem for each entry that is too long to be looked at any further. */
export function lengthProblems(form: RequestForm): FieldProblem[] {
  return formFields.flatMap((field) => {
    const [most, length] = [mostCharacters(field), form[field].trim().length];
    return length > most ? [{ field, message: tooLong(most, length) }] : [];
  });
}

/** "Use at most 1000 characters: these are 2500." */
export function tooLong(most: number, length: number) {
  return sentence('Use at most {most} characters: these are {length}.', {
    most: String(most),
    length: String(length),
  });
}

/** Returns the form without the entries that are too long, so that the others can be judged. */
export function withoutLong(form: RequestForm, long: readonly FieldProblem[]): RequestForm {
  return { ...form, ...Object.fromEntries(long.map(({ field }) => [field, ''])) };
}
