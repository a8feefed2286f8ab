import { sentence } from '../../../language/sentence.ts';
import type { FieldProblem } from '../../../errors.ts';
import { emptyForm, formFields, type RequestForm } from '../../model/request/form.ts';

/** Control characters but for tabs and line breaks, and halves of characters: PostgreSQL cannot store all of them. */
const unstorable = '\\p{Cs}\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f';
/** They turn the direction of text, so that it reads as something else: https://www.unicode.org/reports/tr36/ */
const turning = '\\u202a-\\u202e\\u2066-\\u2069';
/** Characters that take no room, marks and tags: some scripts and emoji need them, an address or an id never does. */
const unseen = '\\p{Cf}\\u2028\\u2029';

/** What has no place in a field, by what the field is for. */
const forbidden = {
  words: new RegExp(`[${unstorable}${turning}]`, 'gu'),
  wordsOfOneLine: new RegExp(`[${unstorable}${turning}\\t\\n\\r]`, 'gu'),
  codes: new RegExp(`[${unstorable}${unseen}]`, 'gu'),
  code: new RegExp(`[${unstorable}${unseen}\\t\\n\\r]`, 'gu'),
};

/** Every other field holds one address, name or choice. */
const uses: Partial<Record<keyof RequestForm, keyof typeof forbidden>> = {
  reason: 'words',
  groups: 'words',
  displayName: 'wordsOfOneLine',
  users: 'codes',
};

/** A text for people to read, without what they could not see and what cannot be stored. */
export function visible(text: string): string {
  return text.replace(forbidden.words, '');
}

/** Whether an id or an address is free of characters that nobody can see. */
export function isCode(text: string): boolean {
  return text.search(forbidden.code) < 0;
}

/** The form without characters that nobody can see; blanks around an entry are no matter. */
export function visibleForm(form: RequestForm): RequestForm {
  const clean = (field: keyof RequestForm) => {
    const typed = form[field].trim();
    const shown = typed.replace(forbidden[uses[field] ?? 'code'], '');
    return shown === typed ? form[field] : shown;
  };
  return { ...emptyForm, ...Object.fromEntries(formFields.map((field) => [field, clean(field)])) };
}

/** The fields that hold characters that nobody can see, for the form that shows them without. */
export function invisibleProblems(form: RequestForm): FieldProblem[] {
  const shown = visibleForm(form);
  const fields = formFields.filter((field) => shown[field] !== form[field]);
  const message = sentence(
    'There were characters in it that nobody can see. They are taken out: look at it, and send the form again.',
  );
  return fields.map((field) => ({ field, message }));
}
