import type { TokenCredential } from '@azure/identity';
import type { Repository } from './qlik/repository.ts';
import type { Conversation } from './service/conversations/conversations.ts';

/** The bot's environment: the address of Graph, who approves, and where external URLs are served. */
export interface Surroundings {
  graphUrl: string;
  /** What the bot proves itself with to Graph; null = its own identity, or nothing over plain http. */
  credential: TokenCredential | null;
  approverGroupId: string;
  /** Returns where an external URL is served instead of on the internet; null = on the internet. */
  servedAt: ((externalUrl: string) => string) | null;
  /** A stand-in for Qlik Sense, used unless another one is set. Absent = none. */
  repository?: Repository;
  /** Approvals channel to bind at start; null = none. */
  approvals: Conversation | null;
  /** Whether the chat windows of the trial run beside the bot. */
  hasWindows: boolean;
}
