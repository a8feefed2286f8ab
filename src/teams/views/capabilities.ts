import { sentence, type Text } from '../../language/sentence.ts';
import type { Capability } from '../../service/capabilities/capability.ts';
import type { Fact } from './request/request-words.ts';

/** A row for each thing the bot must be able to do in Microsoft Graph. */
export function capabilityFacts(found: readonly Capability[]): Fact[] {
  return found.map((one) => ({ title: one.what, value: stateWords(one) }));
}

function stateWords({ state, needs }: Capability): Text {
  if (state === 'works') return sentence('✓ works');
  if (state === 'granted') return sentence('✓ granted ({needs})', { needs });
  if (state === 'missing') return sentence('✗ refused: {needs} is missing', { needs });
  if (state === 'unreachable') return sentence('– Microsoft Graph gave no answer');
  if (state === 'signedOut') return sentence('– not tried: you sign in when you approve');
  return sentence('– not tried, because only a change would show it ({needs})', { needs });
}
