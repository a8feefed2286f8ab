import { sentence, type Text } from '../../../language/sentence.ts';
import type { Capability } from '../../model/capability.ts';

/** Good, bad or unknown. */
export type Sign = '✓' | '✗' | '–';

/** Describes the state of a capability as a sign and in words. */
export function stateWords({ state, needs }: Capability): { sign: Sign; words: Text } {
  switch (state) {
    case 'works':
      return { sign: '✓', words: sentence('works') };
    case 'granted':
      return { sign: '✓', words: sentence('granted ({needs})', { needs }) };
    case 'missing':
      return { sign: '✗', words: sentence('refused: {needs} is missing', { needs }) };
    case 'peopleOnly':
      return { sign: '–', words: sentence('refused: Microsoft Graph lets only people do this here') };
    case 'unclear':
      return {
        sign: '✗',
        words: sentence('refused: {needs} is missing, or Microsoft Graph lets only people do this here', {
          needs,
        }),
      };
    case 'withApprover':
      return { sign: '–', words: sentence('read with the sign-in of whoever approves') };
    case 'refused':
      return { sign: '✗', words: sentence('refused, but not for a missing permission: see the log') };
    case 'unreachable':
      return { sign: '–', words: sentence('Microsoft Graph gave no answer') };
    case 'signedOut':
      return { sign: '–', words: sentence('not tried: you sign in when you approve') };
    case 'left':
      return { sign: '–', words: sentence('left to whoever approves ({needs})', { needs }) };
    case 'notTried':
      return {
        sign: '–',
        words: sentence('not tried, because only a change would show it ({needs})', { needs }),
      };
  }
}
