import type { CloudAdapter } from 'botbuilder';
import type { Deps } from '../service/model/deps.ts';
import type { Pace } from './notify/pace.ts';
import type { Post } from './notify/post.ts';
import type { UserTokens } from './sign-in/user-tokens.ts';

/** What the bot needs to work in Teams. */
export interface Bot {
  deps: Deps;
  adapter: CloudAdapter;
  /** Whether activities must be signed. If not, the bot only talks to this machine. */
  isSigned: boolean;
  /** Posts outside the conversation of a turn. */
  post: Post;
  pace: Pace;
  /** Tokens of people who signed in; null = the bot does everything as itself. */
  tokens: UserTokens | null;
  /** Returns the only tenant whose activities are accepted. Throws if it cannot be determined. */
  tenantId(): Promise<string>;
  /** Whether the client forgets everything when opened, so that the bot must post its cards again. */
  forgetsOnOpen: boolean;
}
