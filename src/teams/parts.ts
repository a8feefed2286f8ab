import type { CloudAdapter } from 'botbuilder';
import type { Deps } from '../service/model/deps.ts';
import type { Pace } from './notify/pace.ts';
import type { Post } from './notify/post.ts';
import type { UserTokens } from './sign-in/user-tokens.ts';

/** What the bot works with in Teams. */
export interface Bot {
  deps: Deps;
  adapter: CloudAdapter;
  /** Whether activities must be signed; if not, the bot talks to this machine only. */
  isSigned: boolean;
  /** Posts outside the conversation of a turn. */
  post: Post;
  pace: Pace;
  /** Tokens of people who signed in; null = everything is done as the bot. */
  tokens: UserTokens | null;
  /** The one tenant activities are accepted from. Throws when it cannot be learnt. */
  tenantId(): Promise<string>;
  /** The client forgets everything when it is opened: all its conversations are shown again then. */
  forgetsOnOpen: boolean;
}
