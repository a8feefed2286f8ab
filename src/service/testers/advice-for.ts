import type { Facts } from '../causes/facts.ts';
import { gatherFacts } from '../causes/gather-facts.ts';
import { inWords } from '../causes/in-words.ts';
import { likely, strangeCode, type Reported } from '../causes/likely.ts';
import type { Deps } from '../model/deps.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { DiagnosedCause } from '../model/publication/diagnosis.ts';
import { adviceByCode } from './advice-by-code.ts';
import { inTime } from '../waiting/in-time.ts';

/**
 * Returns the likeliest cause of what somebody saw, in the words of this publication; null = none is known. A tester
 * waits for it, so what cannot be read in time counts as not visible.
 */
export async function adviceFor(
  deps: Deps,
  desired: Desired,
  reported: Reported,
): Promise<DiagnosedCause | null> {
  const code = strangeCode(reported.detail);
  if (code !== '') return adviceByCode(code);
  const read = gatherFacts(deps, desired.publicationId);
  const facts = (await inTime(deps.log, 'facts about a publication', read, null)) ?? blind(desired);
  const [cause] = likely(facts, reported);
  return cause ? inWords(cause, facts) : null;
}

/** What is known without looking. */
function blind(desired: Desired): Facts {
  return {
    desired,
    isGraphAway: true,
    isSettling: false,
    observed: null,
    connectorGroup: null,
    isProxyEnabled: null,
    isPremium: null,
    domains: null,
    people: null,
    outside: [],
    failedSignIns: null,
    qlik: null,
  };
}
