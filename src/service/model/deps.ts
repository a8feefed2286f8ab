import type { Graph, GraphFor } from '../../graph/client.ts';
import type { Log } from '../../log.ts';
import type { Db } from '../../store/database.ts';
import type { Jobs } from '../../store/jobs.ts';
import type { Glances } from '../reconcile/glance.ts';
import type { Capabilities } from '../tenant/capabilities/watch-capabilities.ts';
import type { Members } from '../tenant/may-ask.ts';
import type { SeenPublished } from '../preflight/preflight.ts';
import type { Approver } from '../requests/sign-in.ts';
import type { Tenant } from '../tenant/facts.ts';
import type { Waits } from '../waiting/waits.ts';

/** What the work needs from outside; every service function takes it first. */
export interface Deps {
  db: Db;
  jobs: Jobs;
  graphFor: GraphFor;
  /** Graph in the name of an approver; null = everything is done as the bot. Throws SignInNeededError. */
  graphAs: ((requestId: string, approver: Approver) => Promise<Graph>) | null;
  tenant: Tenant;
  glances: Glances;
  seenPublished: SeenPublished;
  capabilities: Capabilities;
  log: Log;
  waits: Waits;
  /** Entra group whose members, direct or nested, may approve; `''` = nobody may. */
  approverGroupId: string;
  /** Entra group whose members, direct or nested, may ask; `''` = every member of the tenant. Guests never may. */
  requesterGroupId: string;
  /** Who was found lately to be no guest. */
  members: Members;
  /** Undecided requests a person may have. */
  openRequestsPerPerson: number;
  /** Where the sandbox serves an external URL; null = the real internet. */
  sandboxAddress: ((externalUrl: string) => string) | null;
  /** Hours for which an approval is good, or an undo that was asked for; fractions count. */
  executionHours: number;
  /** Days after which an undecided request expires. */
  approvalDays: number;
  /** Days after which what ended is deleted; 0 = never. */
  retentionDays: number;
}
