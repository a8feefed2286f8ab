import type { TokenCredential } from '@azure/identity';
import type { Mode } from '../sandbox/mode.ts';
import { approverScopes, botCredential, sandboxCredential } from '../../../src/trial/sandbox-credential.ts';
import { connectGraph } from '../../../src/graph/client.ts';
import { edgeUrl } from '../../../src/trial/sandbox/edge-url.ts';
import type { Sandbox } from '../../../src/trial/sandbox/sandbox.ts';
import { watchCapabilities } from '../../../src/service/tenant/capabilities/watch-capabilities.ts';
import type { Deps } from '../../../src/service/model/deps.ts';
import { createHandled } from '../../../src/service/conversations/handled.ts';
import { hearTogether } from '../../../src/service/conversations/hear-together.ts';
import { whatWaitsTogether } from '../../../src/service/conversations/what-waits-together.ts';
import { lookTogether } from '../../../src/service/published/look-together.ts';
import { createGlances, glance } from '../../../src/service/reconcile/applying/glance.ts';
import { watchTenant } from '../../../src/service/tenant/facts.ts';
import { withKnownSuffix } from '../../../src/service/tenant/suffix.ts';
import { usualWaits } from '../../../src/service/waiting/waits.ts';
import type { Store } from '../../../src/store/database.ts';

/** Most tests' sandboxes lag by seconds at most, so a creation not found after three seconds was not made. */
const quickWaits = {
  ...usualWaits,
  lookSeconds: 4,
  pauseSeconds: 1,
  listLagMinutes: 0.05,
  afterEndSeconds: 0,
};

/** Creates the service's dependencies for a sandbox tenant. */
export function engineDeps(
  store: Store,
  sandbox: Sandbox,
  jobs: Deps['jobs'],
  log: Deps['log'],
  runAs: Mode['runAs'],
): Deps {
  const connect = (credential: TokenCredential, isPersonal: boolean) =>
    connectGraph({ url: sandbox.url, credential, log, isPersonal });
  const graphFor = connect(
    botCredential(() => sandbox, runAs),
    false,
  );
  const graphAs: Deps['graphAs'] = async (requestId, { aadObjectId: userId }) => {
    const scopes = approverScopes;
    const credential = sandboxCredential(
      () => sandbox,
      ({ tokens }) => tokens.delegated({ userId, scopes }),
    );
    return connect(credential, true)(requestId);
  };
  const deps: Deps = {
    db: store.db,
    jobs,
    graphFor,
    graphAs: runAs === 'approver' ? graphAs : null,
    tenant: watchTenant(store.db, graphFor, 30, (facts) => withKnownSuffix(deps, facts)),
    qlik: null,
    glances: createGlances((requestId, approver) => glance(deps, requestId, approver)),
    lookAtPublished: lookTogether(store.db),
    capabilities: watchCapabilities(async () => [], log),
    log,
    waits: quickWaits,
    approverGroupId: sandbox.approverGroupId,
    requesterGroupId: '',
    proxySuffix: '',
    members: new Map(),
    heard: new Map(),
    hear: hearTogether(store.db),
    whatWaits: whatWaitsTogether(store.db),
    handled: createHandled(store.db, log),
    openRequestsPerPerson: 1000,
    servedAt: (externalUrl) => edgeUrl(sandbox.url, externalUrl),
    approvalDays: 7,
    executionHours: 24,
    watchMinutes: 0,
    signsInWith: null,
    retentionDays: 365,
  };
  return deps;
}
