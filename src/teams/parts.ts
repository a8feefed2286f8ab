import type { Deps } from '../service/model/deps.ts';
import type { Pace } from './notify/pace.ts';
import type { Post } from './notify/post.ts';
import type { UserTokens } from './sign-in/user-tokens.ts';

/** What the bot works with in Teams. */
export interface Bot {
  deps: Deps;
  /** Posts outside the conversation of a turn. */
  post: Post;
  pace: Pace;
  /** Tokens of people who signed in; null = everything is done as the bot. */
  tokens: UserTokens | null;
  /** The one tenant activities are accepted from. Throws when it cannot be learnt. */
  tenantId(): Promise<string>;
  /** The trial's chat windows forget everything when opened: all conversations of a window are shown again. */
  hasWindows: boolean;
}
