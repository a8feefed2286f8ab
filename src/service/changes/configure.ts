import { updateApplication, getApplication } from '../../graph/applications.ts';
import { assignConnectorGroup } from '../../graph/connector-groups.ts';
import {
  removeOnPremisesPublishing,
  updateOnPremisesPublishing,
} from '../../graph/on-premises-publishing.ts';
import { deleteApplication } from '../../graph/applications.ts';
import { isNotFound } from '../../graph/graph-error.ts';
import { setApplicationGone } from '../../store/applications.ts';
import { withoutSlash } from '../model/addresses.ts';
import type { Change } from '../model/change.ts';
import { stamp } from '../model/stamp.ts';
import { Settling } from '../waiting/settling.ts';
import type { Ids, Run } from '../run/run.ts';
import type { Role } from '../model/role.ts';

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

/** Name, mark and URIs in one PATCH, as far as they are among the changes; `isNew` = nobody else has tagged it yet. */
export async function describeApplication(
  run: Run,
  ids: Ids,
  changes: readonly Change[],
  isNew: boolean,
): Promise<void> {
  const name = changes.find((one) => one.kind === 'name' || one.kind === 'create');
  const uris = changes.find((one) => one.kind === 'uris');
  await updateApplication(run.graph, ids.applicationId, {
    ...(name && (await nameAndMark(run, ids, name, isNew))),
    ...(uris && urisOf(uris)),
  });
}

/** Tags are replaced as a whole, so that those of others are read and sent again. */
async function nameAndMark(run: Run, ids: Ids, change: Of<'name'> | Of<'create'>, isNew: boolean) {
  const { displayName, role } = change;
  const wanted = run.desired.applications.find((one) => one.role === role);
  if (wanted?.isAdopted) return { displayName };
  const there = isNew ? null : await getApplication(run.graph, ids.applicationId);
  if (!isNew && !there) throw new Settling('The application cannot be read yet');
  const tags = [...new Set([...(there?.tags ?? []), stamp(run.desired.publicationId, role)])];
  const notes = `Managed by the Qlik publisher bot. Publication ${run.desired.name}, request ${run.requestId}.`;
  return { displayName, tags, notes };
}

function urisOf({ externalUrl, role }: Of<'uris'>) {
  const uri = withoutSlash(externalUrl);
  return {
    identifierUris: [uri],
    web: { redirectUris: [uri], homePageUrl: `${uri}/${role === 'hub' ? 'hub/' : ''}` },
  };
}

/** Publishes, or changes how it is published. */
export async function publish({ graph }: Run, ids: Ids, change: Of<'publish'>): Promise<void> {
  const { applicationServerTimeout, ...proxy } = change.proxy;
  await updateOnPremisesPublishing(graph, ids.applicationId, {
    externalAuthenticationType: change.preAuthentication === 'passthru' ? 'passthru' : 'aadPreAuthentication',
    internalUrl: change.internalUrl,
    externalUrl: change.externalUrl,
    applicationServerTimeout: applicationServerTimeout.toLowerCase(),
    ...proxy,
  });
}

export async function setConnectorGroup({ graph }: Run, ids: Ids, change: Of<'connector-group'>) {
  await assignConnectorGroup(graph, ids.applicationId, change.connectorGroupId);
}

export async function setSingleSignOn({ graph }: Run, ids: Ids, { singleSignOn }: Of<'single-sign-on'>) {
  if (singleSignOn.mode === 'kept') return;
  await updateOnPremisesPublishing(graph, ids.applicationId, {
    singleSignOnSettings:
      singleSignOn.mode === 'none'
        ? { singleSignOnMode: 'none' }
        : {
            singleSignOnMode: 'onPremisesKerberos',
            kerberosSignOnSettings: {
              kerberosServicePrincipalName: singleSignOn.servicePrincipalName,
              kerberosSignOnMappingAttributeType: singleSignOn.loginIdentity,
            },
          },
  });
}

/** Takes the application off the internet, so that its addresses are free before it is deleted. */
export async function unpublish({ graph }: Run, ids: Ids): Promise<void> {
  await removeOnPremisesPublishing(graph, ids.applicationId);
}

/** Deletes an application; what is gone already is success. Its URIs go first: a deleted one holds them for 30 days. */
export async function remove({ deps, graph, desired }: Run, ids: Ids, role: Role): Promise<void> {
  try {
    await updateApplication(graph, ids.applicationId, { identifierUris: [] });
    await deleteApplication(graph, ids.applicationId);
  } catch (error) {
    // A replica that does not know it says the same: whether it is gone, reading it back decides.
    if (isNotFound(error)) return;
    throw error;
  }
  await setApplicationGone(deps.db, { publication_id: desired.publicationId, role });
}
