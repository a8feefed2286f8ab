import type { Network } from '../../edge/network.ts';
import type { Graph, GraphFor } from '../../graph/client.ts';
import type { Log } from '../../log.ts';
import type { Jobs } from '../../store/jobs.ts';
import type { Approver } from './request/approver.ts';
import type { Capabilities } from './capability.ts';
import type { Handled } from './handled.ts';
import type { Hear, WhatWaits } from './hear.ts';
import type { Glances } from './request/first-look.ts';
import type { LookAtPublished } from './look-at-published.ts';
import type { QlikSite } from './qlik-site.ts';
import type { Tenant } from './tenant-facts.ts';
import type { Waits } from '../waiting/waits.ts';
import type { Db } from '../../store/db.ts';

/** The dependencies of the service; every service function takes them as its first argument. */
export interface Deps {
  db: Db;
  jobs: Jobs;
  graphFor: GraphFor;
  /** Graph on behalf of an approver; null = everything is done as the bot. Throws SignInNeededError. */
  graphAs: ((requestId: string, approver: Approver) => Promise<Graph>) | null;
  tenant: Tenant;
  /** Qlik Sense itself; null = the bot does not reach it. */
  qlik: QlikSite | null;
  glances: Glances;
  /** Looks which applications are published, for all who ask at the same time. */
  lookAtPublished: LookAtPublished;
  capabilities: Capabilities;
  log: Log;
  waits: Waits;
  /** Entra group whose members, direct or nested, may approve; `''` = nobody may. */
  approverGroupId: string;
  /** Entra group whose members, direct or nested, may ask; `''` = every member of the tenant. Guests never may. */
  requesterGroupId: string;
  /** The `contoso` of `qlik-contoso.msappproxy.net`, set by an operator; `''` = it is found out. */
  proxySuffix: string;
  /** Object ids of known members of the organisation (no guests), and until when each answer is trusted. */
  members: Map<string, number>;
  /** Conversations for whose sake was looked for what waits, and until when that is not repeated. */
  heard: Map<string, number>;
  hear: Hear;
  whatWaits: WhatWaits;
  /** Answered messages that are about to be marked as handled. */
  handled: Handled;
  /** The most undecided requests one person may have. */
  openRequestsPerPerson: number;
  /** Maps an external URL to where it is really served; null = on the internet, at the URL itself. */
  servedAt: ((externalUrl: string) => string) | null;
  /** How external URLs are visited; absent = over the internet. */
  network?: Network;
  /** Hours for which an approval, or a requested undo, remains valid; fractions are allowed. */
  executionHours: number;
  /** Minutes after which each publication is compared and looked at from outside again; fractions are allowed; 0 = never. */
  watchMinutes: number;
  /** What the bot signs in with that comes to an end, and the registration it belongs to; null = nothing does. */
  signsInWith: { appId: string; kind: 'secret' | 'certificate' } | null;
  /** Days after which an undecided request expires. */
  approvalDays: number;
  /** Days after which ended requests and publications are deleted; 0 = never. */
  retentionDays: number;
}
