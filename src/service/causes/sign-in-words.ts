import { sentence, type Text } from '../../language/sentence.ts';
import type { SignInFailures } from '../model/publication/diagnosis.ts';
import type { FailedSignIn } from './facts.ts';

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const words: Readonly<Record<number, Text>> = {
  50011: sentence('the redirect address does not match the application'),
  50020: sentence('the account belongs to another organisation'),
  50034: sentence('the account does not exist here'),
  50053: sentence('the account is locked after too many attempts'),
  50055: sentence('the password has expired'),
  50057: sentence('the account is disabled'),
  50074: sentence('a second factor was asked for and not given'),
  50076: sentence('a second factor was asked for and not given'),
  50079: sentence('a second factor must be set up first'),
  50105: sentence('not assigned to this application'),
  50126: sentence('wrong user name or password'),
  50158: sentence('a further condition of a Conditional Access policy was not met'),
  53000: sentence('the device does not meet a Conditional Access policy'),
  53001: sentence('the device does not meet a Conditional Access policy'),
  53003: sentence('blocked by a Conditional Access policy'),
  65001: sentence('consent to the application is missing'),
  65004: sentence('the person declined to consent'),
  90072: sentence('the account belongs to another organisation'),
  500121: sentence('a second factor was asked for and not given'),
  530003: sentence('the device does not meet a Conditional Access policy'),
  700016: sentence('the application is not in this organisation'),
  7000112: sentence('the application is disabled'),
};

/** What is in the hands of the person who signs in. */
const personal = new Set([50053, 50055, 50074, 50076, 50126, 65004, 500121]);

/** Returns what an error means and whether the person themselves can act on it; `words` `''` = it is not known here. */
export function meaningOf(code: number): { words: Text; isPersonal: boolean } {
  return { words: words[code] ?? '', isPersonal: personal.has(code) };
}

/** Steps of a sign-in that the log counts as failures, and that go on: it is not finished, or was begun anew. */
const interrupted = new Set([50058, 50072, 50097, 50125, 50140, 50199, 51006, 16000, 65002]);

/** Returns what went wrong, by reason, the most frequent first. Steps of a sign-in that goes on are left out. */
export function failuresIn(failed: readonly FailedSignIn[]): SignInFailures[] {
  const codes = new Map<number, FailedSignIn[]>();
  for (const one of failed)
    if (!interrupted.has(one.code)) codes.set(one.code, [...(codes.get(one.code) ?? []), one]);
  return [...codes]
    .map(([code, all]) => ({
      code,
      words: words[code] ?? all.find(({ reason }) => reason !== '')?.reason ?? sentence('another reason'),
      times: all.length,
      people: [...new Set(all.map(({ userName }) => userName))],
    }))
    .toSorted((one, other) => other.times - one.times);
}
