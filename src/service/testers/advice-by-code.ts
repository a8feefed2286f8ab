import { sentence } from '../../language/sentence.ts';
import { meaningOf } from '../causes/sign-in-words.ts';
import type { DiagnosedCause } from '../model/publication/diagnosis.ts';

/**
 * Returns advice on a sign-in error that comes from nothing in a publication. `code` = its number, without AADSTS.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export function adviceByCode(code: string): DiagnosedCause {
  const { words, isPersonal } = meaningOf(Number(code));
  return {
    id: `code:${code}`,
    title: words || sentence('an error of Microsoft’s sign-in, not of the publication'),
    confirm: sentence('Microsoft says what it means: {link}', {
      link: `https://login.microsoftonline.com/error?code=${code}`,
    }),
    advice: isPersonal
      ? sentence('Sign in again. If it happens again, the help desk looks at the account.')
      : sentence('Entra admin center, Sign-in logs: look for this person at this time.'),
    who: isPersonal ? 'person' : 'entra',
    commands: [],
  };
}
