import { randomUUID } from 'node:crypto';
import type { Config } from './config/config.ts';
import { connectGraph } from './graph/client.ts';
import { connectAsBot } from './identity/connect-as-bot.ts';
import { createGraphAs } from './identity/run-as.ts';
import type { Log } from './log.ts';
import { openRepository } from './qlik/open-repository.ts';
import { hearTogether } from './service/conversations/hear-together.ts';
import { whatWaitsTogether } from './service/conversations/what-waits-together.ts';
import type { Deps } from './service/model/deps.ts';
import { watchSite } from './service/qlik/watch-site.ts';
import { lookTogether } from './service/published/look-together.ts';
import { createGlances, glance } from './service/reconcile/applying/glance.ts';
import { tryCapabilities } from './service/tenant/capabilities/try-capabilities.ts';
import { watchCapabilities } from './service/tenant/capabilities/watch-capabilities.ts';
import { watchTenant } from './service/tenant/facts.ts';
import { withKnownSuffix } from './service/tenant/suffix.ts';
import { usualWaits } from './service/waiting/waits.ts';
import type { Surroundings } from './surroundings.ts';
import type { UserTokens } from './teams/sign-in/user-tokens.ts';

/** What keeps the state of the bot. */
export type Kept = Pick<Deps, 'db' | 'jobs' | 'handled'>;

/** What the bot's registration needs to be renewed; null = nothing, as a managed identity vouches for it. */
function signsInWith({ bot }: Config): Deps['signsInWith'] {
  const kind = bot?.identity.kind;
  return bot && (kind === 'secret' || kind === 'certificate') ? { appId: bot.appId, kind } : null;
}

/** Creates the dependencies of the service. `tokens` null = everything is done as the bot. */
export function createDeps(
  config: Config,
  surroundings: Surroundings,
  { db, jobs, handled }: Kept,
  log: Log,
  tokens: UserTokens | null,
): Deps {
  const { graphUrl, approverGroupId } = surroundings;
  const repository = openRepository(config.qlik) ?? surroundings.repository ?? null;
  const { graphFor, rights } = connectAsBot(config, graphUrl, log, surroundings.credential);
  const tried = { approverGroupId, isApprover: tokens !== null, rights };
  const deps: Deps = {
    db,
    jobs,
    graphFor,
    graphAs:
      tokens &&
      createGraphAs(tokens, (credential) =>
        connectGraph({ url: graphUrl, credential, log, isPersonal: true }),
      ),
    tenant: watchTenant(db, graphFor, 30, (facts) => withKnownSuffix(deps, facts)),
    qlik: repository && watchSite(db, repository, 30),
    glances: createGlances((requestId, approver) => glance(deps, requestId, approver)),
    lookAtPublished: lookTogether(db),
    capabilities: watchCapabilities(() => tryCapabilities({ ...tried, graph: graphFor(randomUUID()) }), log),
    log,
    waits: { ...usualWaits, listLagMinutes: config.listLagMinutes },
    approverGroupId,
    requesterGroupId: config.requesterGroupId,
    proxySuffix: config.proxySuffix,
    members: new Map(),
    heard: new Map(),
    hear: hearTogether(db),
    whatWaits: whatWaitsTogether(db),
    handled,
    openRequestsPerPerson: config.openRequestsPerPerson,
    approvalDays: config.approvalDays,
    executionHours: config.executionHours,
    watchMinutes: config.watchMinutes,
    signsInWith: signsInWith(config),
    retentionDays: config.retentionDays,
    servedAt: surroundings.servedAt,
  };
  return deps;
}
