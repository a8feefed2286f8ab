import type { Graph, GraphFor } from '../../graph/client.ts';
import type { Log } from '../../log.ts';
import type { Jobs } from '../../store/jobs.ts';
import type { Approver } from './approver.ts';
import type { Capabilities } from './capability.ts';
import type { Glances } from './first-look.ts';
import type { Tenant } from './tenant-facts.ts';
import type { Waits } from '../waiting/waits.ts';
import type { Db } from '../../store/db.ts';

/** What the work needs from outside; every service function takes it first. */
export interface Deps {
  db: Db;
  jobs: Jobs;
  graphFor: GraphFor;
  /** Graph in the name of an approver; null = everything is done as the bot. Throws SignInNeededError. */
  graphAs: ((requestId: string, approver: Approver) => Promise<Graph>) | null;
  tenant: Tenant;
  glances: Glances;
  /** Object ids of the published applications that were seen last: what is expected to be there again. */
  seenPublished: { ids: readonly string[] };
  capabilities: Capabilities;
  log: Log;
  waits: Waits;
  /** Entra group whose members, direct or nested, may approve; `''` = nobody may. */
  approverGroupId: string;
  /** Entra group whose members, direct or nested, may ask; `''` = every member of the tenant. Guests never may. */
  requesterGroupId: string;
  /** Object ids of people found to be members of the organisation, no guests, and until when that is believed. */
  members: Map<string, number>;
  /** Undecided requests a person may have. */
  openRequestsPerPerson: number;
  /** Where an external URL is served instead of on the internet; null = there. */
  servedAt: ((externalUrl: string) => string) | null;
  /** Hours for which an approval is good, or an undo that was asked for; fractions count. */
  executionHours: number;
  /** Days after which an undecided request expires. */
  approvalDays: number;
  /** Days after which what ended is deleted; 0 = never. */
  retentionDays: number;
}
