import type { Graph, GraphFor } from '../graph/client.ts';
import type { Log } from '../log.ts';
import type { Db } from '../store/database.ts';
import type { Jobs } from '../store/jobs.ts';
import type { Glances } from './apply/glance.ts';
import type { Capabilities } from './capabilities/watch-capabilities.ts';
import type { Approver } from './sign-in.ts';
import type { Tenant } from './tenant.ts';
import type { Waits } from './waits.ts';

/** What the work needs from outside; every service function takes it first. */
export interface Deps {
  db: Db;
  jobs: Jobs;
  graphFor: GraphFor;
  /** Graph in the name of an approver; null = everything is done as the bot. Throws SignInNeededError. */
  graphAs: ((requestId: string, approver: Approver) => Promise<Graph>) | null;
  tenant: Tenant;
  glances: Glances;
  capabilities: Capabilities;
  log: Log;
  waits: Waits;
  /** Entra group whose members, direct or nested, may approve; `''` = nobody may. */
  approverGroupId: string;
  /** Where the sandbox serves an external URL; null = the real internet. */
  sandboxAddress: ((externalUrl: string) => string) | null;
  /** Days after which an undecided request expires. */
  approvalDays: number;
  /** Days after which what ended is deleted; 0 = never. */
  retentionDays: number;
}
