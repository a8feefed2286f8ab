import type { DiagnosedCause } from './diagnosis.ts';
import type { Seen } from './seen.ts';

/** What a person said last. `at` = ISO time in UTC. */
export interface Answer {
  by: { aadObjectId: string; name: string };
  seen: Seen;
  /** An error code or transaction id as typed; `''` = none. */
  detail: string;
  at: string;
  /** null = it works, or no cause is known for it. */
  advice: DiagnosedCause | null;
}

/** What is known from people: who was asked and what they said, since the publication's settings last changed. */
export interface Tested {
  /** People who were asked or answered. */
  asked: number;
  answered: number;
  /** The answers, by what was seen, in the order of the choices. */
  counts: { seen: Seen; people: number }[];
  /** Who said last that it works; null = nobody. `isBefore` = before the last change of its settings. */
  verified: { by: string; at: string; isBefore: boolean } | null;
}

/** Whether a person has said that it works since its settings last changed. */
export function isVerified({ verified }: Tested): boolean {
  return verified !== null && !verified.isBefore;
}
