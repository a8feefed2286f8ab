import type { Text } from '../../../language/sentence.ts';
import type { Sight } from './way.ts';

/** Who can confirm and mend something: by what they administer, or the person who met it. */
export type Who = 'entra' | 'dns' | 'connector-server' | 'active-directory' | 'qlik' | 'person';

/** A cause in the words of one publication. */
export interface DiagnosedCause {
  id: string;
  title: Text;
  confirm: Text;
  advice: Text;
  who: Who;
  /** Ready to copy. */
  commands: string[];
}

/** Sign-ins that failed for the same reason. */
export interface SignInFailures {
  /** The number of Microsoft's error, without AADSTS. */
  code: number;
  /** What it means. */
  words: Text;
  times: number;
  /** The people it happened to, each once. */
  people: string[];
}

/** What a look at a publication found: plain data, so that it can be stored and read in every language. */
export interface Diagnosis {
  /** Microsoft Graph gave no answer, so that what it shows is missing. */
  isGraphAway: boolean;
  /** What is wrong: first what lets people in who should not, then in the order of diagnosis. */
  wrong: DiagnosedCause[];
  /** What fits, but is not proven. */
  maybe: DiagnosedCause[];
  /** What cannot be seen from here, by who can see it. */
  unseen: { who: Who; topics: Text[] }[];
  /** What was looked at and is fine. */
  fine: Text[];
  /** Sign-ins that failed during the last day, the most frequent first; null = the log cannot be read. */
  failures: SignInFailures[] | null;
  /** What it says of the parts of the way in. Absent = an older version looked. */
  parts?: Pick<Sight, 'part' | 'state'>[];
}
