import { joined } from '../../language/sentence.ts';
import type { Capability } from '../../service/capabilities/capability.ts';
import { stateWords } from '../../service/capabilities/state-words.ts';
import type { Fact } from './request/request-words.ts';

/** A row for each thing the bot must be able to do in Microsoft Graph. */
export function capabilityFacts(found: readonly Capability[]): Fact[] {
  return found.map((one) => {
    const { sign, words } = stateWords(one);
    return { title: one.what, value: joined([sign, words], ' ') };
  });
}
