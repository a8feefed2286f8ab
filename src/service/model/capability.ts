import type { Text } from '../../language/sentence.ts';
import type { Kept } from '../waiting/keep.ts';

/** Something the bot must be able to do in Microsoft Graph, and what it takes. */
export interface Capability {
  what: Text;
  /** Graph permission or Entra role, as `node deploy/grant-permissions.ts` names it. */
  needs: string;
  /**
   * `granted`: the bot's token lists the permission. `notTried`: no harmless call can test it. `left`: done in the
   * approver's name. `unreachable`: Graph gave no answer. `refused`: for another reason than a
   * missing permission. `signedOut`: the approver signs in when they approve. `peopleOnly`: refused although the bot
   * holds what it takes, because Graph grants it to people. `unclear`: either that or `missing`. `withApprover`: refused
   * to the bot, which does no harm, because it is read with the approver's sign-in.
   */
  state:
    | 'works'
    | 'granted'
    | 'missing'
    | 'refused'
    | 'unreachable'
    | 'notTried'
    | 'left'
    | 'signedOut'
    | 'peopleOnly'
    | 'unclear'
    | 'withApprover';
}

/** What the token of an application grants. */
export interface TokenRights {
  /** Application permissions of Microsoft Graph. */
  permissions: readonly string[];
  /** Template ids of the Entra roles; null = the token does not say. */
  directoryRoleIds: readonly string[] | null;
}

/** What the bot can do in Microsoft Graph; reading it never throws. */
export type Capabilities = Kept<readonly Capability[]>;
