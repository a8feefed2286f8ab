import type { Text } from '../../language/sentence.ts';
import type { Kept } from '../waiting/keep.ts';

/** Something the bot must be able to do in Microsoft Graph, and what it takes. */
export interface Capability {
  what: Text;
  /** Graph permission or Entra role, as `node deploy/grant-permissions.ts` names it. */
  needs: string;
  /** `granted`: stands in the bot's token. `notTried`: nothing harmless would show it. `left`: whoever approves does it. `unreachable`: no answer now. `signedOut`: they sign in when they approve. */
  state: 'works' | 'granted' | 'missing' | 'unreachable' | 'notTried' | 'left' | 'signedOut';
}

/** What the bot can do in Microsoft Graph; reading it never throws. */
export type Capabilities = Kept<readonly Capability[]>;
