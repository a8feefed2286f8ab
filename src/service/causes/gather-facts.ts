import { randomUUID } from 'node:crypto';
import { getApplicationProxyProfile } from '../../graph/application-proxy.ts';
import { isUnreachable } from '../../graph/graph-error.ts';
import { isPremiumTenant } from '../../graph/licences.ts';
import { findApplications } from '../../store/applications.ts';
import { findPublicationById, type PublicationRow } from '../../store/publications.ts';
import type { Deps } from '../model/deps.ts';
import { asPublished } from '../model/publication/as-published.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { KnownIds, Observed } from '../model/publication/observed.ts';
import { roles } from '../model/publication/role.ts';
import type { Readers } from '../model/readers.ts';
import { storedDesired } from '../model/request/stored.ts';
import type { ConnectorGroupView } from '../model/view.ts';
import { lastOutside } from '../outside/last-outside.ts';
import { qlikFacts } from '../qlik/facts.ts';
import { knownIds } from '../run/known-ids.ts';
import { observe } from '../run/observe.ts';
import { readConnectorGroup } from '../tenant/connector-groups.ts';
import { readTenantOf } from '../tenant/facts.ts';
import { hidden, readVisible } from '../tenant/read-visible.ts';
import { isWithin } from '../waiting/age.ts';
import { Settling } from '../waiting/settling.ts';
import type { Facts } from './facts.ts';
import { readFailedSignIns } from './failed-sign-ins.ts';
import { readPeople } from './people-facts.ts';

/** How long a change may take until it shows everywhere, as a rule. */
const settlingMs = 10 * 60_000;

/** What one look found out, and whether Graph could not be reached for it. */
interface Look<T> {
  value: T | null;
  isAway: boolean;
}

/**
 * Reads everything that can explain why a publication does not work, side by side. What cannot be read is null; only our
 * own database makes it throw. null = it is not published.
 */
export async function gatherFacts(deps: Deps, publicationId: string): Promise<Facts | null> {
  const row = await findPublicationById(deps.db, publicationId);
  if (row?.state !== 'published') return null;
  const desired = storedDesired(row);
  const readers = { graph: deps.graphFor(randomUUID()), asApprover: null };
  const look = lookWith(deps);
  const appIds = (await findApplications(deps.db, publicationId)).map((one) => one.app_id);
  const [seen, profile, premium, tenant, people, signIns, outside, qlik] = await Promise.all([
    look('applications', seeApplications(deps, readers, desired)),
    look('profile of Application Proxy', readVisible(readers, getApplicationProxyProfile)),
    look('subscriptions', isPremiumTenant(readers.graph)),
    look('domains', readTenantOf(deps.db, readers, '')),
    look('people', readPeople(readers.graph, desired.principals)),
    look('sign-in log', readFailedSignIns(readers.graph, appIds)),
    lastOutside(deps.db, publicationId),
    qlikFacts(deps, desired),
  ]);
  return {
    desired,
    isGraphAway: seen.isAway,
    isSettling: isSettling(row) || seen.value?.isSettling === true,
    observed: seen.value?.observed ?? null,
    connectorGroup: seen.value?.connectorGroup ?? null,
    isProxyEnabled: profile.value === null || profile.value === hidden ? null : profile.value.isEnabled,
    isPremium: premium.value,
    domains: tenant.value?.domains.map((domain) => domain.toLowerCase()) ?? null,
    people: people.value,
    outside,
    qlik,
    failedSignIns: signIns.value,
  };
}

function lookWith({ log }: Deps) {
  return async <T>(what: string, answer: Promise<T>): Promise<Look<T>> => {
    try {
      return { value: await answer, isAway: false };
    } catch (error) {
      log.warn({ err: error, what }, 'Diagnosed without it');
      return { value: null, isAway: isUnreachable(error) };
    }
  };
}

function isSettling({ updated_at: updatedAt }: PublicationRow): boolean {
  return isWithin(updatedAt, settlingMs);
}

interface Seen {
  observed: Observed | null;
  connectorGroup: ConnectorGroupView | null;
  isSettling: boolean;
}

async function seeApplications(deps: Deps, readers: Readers, desired: Desired): Promise<Seen> {
  const known = withAssumed(desired, await knownIds(deps, desired.publicationId));
  const observed = await observe(readers, known).catch((error: unknown) => {
    if (error instanceof Settling) return null;
    throw error;
  });
  const groupId = observed?.hub?.connectorGroupId || desired.connectorGroup.id;
  const { connectorGroups } = groupId
    ? await readConnectorGroup(deps.db, readers, groupId)
    : { connectorGroups: [] };
  const connectorGroup = connectorGroups.find(({ id }) => id === groupId) ?? null;
  return { observed, connectorGroup, isSettling: observed === null };
}

/** Where Graph does not show how an application is published, the rest can still be read. */
function withAssumed({ applications }: Desired, known: KnownIds): KnownIds {
  return Object.fromEntries(
    roles.flatMap((role) => {
      const [ids, wanted] = [known[role], applications.find((one) => one.role === role)];
      return ids ? [[role, wanted ? { ...ids, assumed: asPublished(wanted) } : ids]] : [];
    }),
  );
}
