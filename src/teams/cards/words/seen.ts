import { sentence, type Text } from '../../../language/sentence.ts';
import type { Seen } from '../../../service/model/publication/seen.ts';

/** What testers can choose, in their words. */
export const seenTitles: Record<Seen, Text> = {
  works: sentence('It works: Qlik Sense is there'),
  'microsoft-error': sentence('An error page of Microsoft, such as Bad Gateway'),
  'sign-in-error': sentence('An error while signing in, such as AADSTS50105'),
  'qlik-login': sentence('A login form of Qlik Sense'),
  'connection-lost': sentence('Qlik Sense, then “Connection lost”'),
  other: sentence('Something else'),
};

/** The same inside a line. */
export const seenShort: Record<Seen, Text> = {
  works: sentence('it works'),
  'microsoft-error': sentence('an error page of Microsoft'),
  'sign-in-error': sentence('an error while signing in'),
  'qlik-login': sentence('a login form of Qlik Sense'),
  'connection-lost': sentence('connection lost'),
  other: sentence('something else'),
};
