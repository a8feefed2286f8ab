import { sameUrl, type Role } from '../form/addresses.ts';
import type { Change } from './change.ts';
import {
  assignChange,
  changesToCreate,
  changesToRemove,
  changesToRestore,
  groupChange,
  nameChange,
  publishChange,
  publishSentence,
  singleSignOnChange,
  unassignChange,
} from './changes-for.ts';
import { changeOf } from './change.ts';
import type { Desired, DesiredApplication } from './desired.ts';
import { carriesOurMark, type Observed, type ObservedApplication } from './observe.ts';
import { proxyDifferences } from './proxy-settings.ts';
import { stamp, temporaryName } from './stamp.ts';

const roles: readonly Role[] = ['hub', 'auth'];

/** The ordered changes that turn observed into desired; empty means nothing to do. */
export function plan(desired: Desired, observed: Observed): Change[] {
  return roles.flatMap((role) => {
    const wanted = desired.applications.find((one) => one.role === role);
    const there = observed[role];
    if (!wanted) return there && carriesOurMark(desired, there) ? changesToRemove(there) : [];
    if (there) return differences(desired, wanted, there);
    const deleted = observed.deleted[role];
    return deleted ? changesToRestore(wanted, desired, deleted) : changesToCreate(wanted, desired);
  });
}

/** "2 applications, 4 assignments, 12 changes": only what there is of each. */
export function summarise(changes: readonly Change[]): string {
  const of = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length;
  const count = (n: number, word: string) => (n === 0 ? [] : [`${n} ${word}${n === 1 ? '' : 's'}`]);
  return [
    ...count(of('create'), 'application'),
    ...count(of('restore'), 'restored application'),
    ...count(of('delete'), 'deleted application'),
    ...count(of('assign'), 'assignment'),
    ...count(of('unassign'), 'removed assignment'),
    changes.length === 1 ? '1 change' : `${changes.length} changes`,
  ].join(', ');
}

function differences(desired: Desired, wanted: DesiredApplication, there: ObservedApplication): Change[] {
  const changes = changesToCreate(wanted, desired);
  const isBegun = there.displayName === temporaryName(desired.publicationId, wanted.role);
  if (isBegun || there.servicePrincipalId === '')
    return changes.filter((one) => one.kind === 'create' || !isSet(one, wanted, there));
  return [
    ...nameDifference(desired, wanted, there),
    ...(hasUris(wanted, there) ? [] : changes.filter(({ kind }) => kind === 'uris')),
    ...publishDifference(wanted, there),
    ...(there.connectorGroupId === desired.connectorGroup.id ? [] : [groupChange(wanted, desired)]),
    ...(hasSingleSignOn(wanted, there) ? [] : [singleSignOnChange(wanted)]),
    ...desired.principals
      .filter(({ id }) => !isAssigned(there, id))
      .map((principal) => assignChange(wanted, principal)),
    ...desired.without
      .filter(({ id }) => isAssigned(there, id))
      .map((principal) => unassignChange(there, principal)),
  ];
}

function isSet(change: Change, wanted: DesiredApplication, there: ObservedApplication): boolean {
  if (change.kind === 'uris') return hasUris(wanted, there);
  if (change.kind === 'publish') return publishDifference(wanted, there).length === 0;
  if (change.kind === 'connector-group') return there.connectorGroupId === change.connectorGroupId;
  if (change.kind === 'single-sign-on') return hasSingleSignOn(wanted, there);
  return change.kind === 'assign' && isAssigned(there, change.principalId);
}

function isAssigned(there: ObservedApplication, id: string): boolean {
  return there.assigned.some(({ principalId }) => principalId === id);
}

function nameDifference(desired: Desired, wanted: DesiredApplication, there: ObservedApplication): Change[] {
  const isNamed = there.displayName === wanted.displayName;
  const isMarked = wanted.isAdopted || there.tags.includes(stamp(desired.publicationId, wanted.role));
  if (isNamed && isMarked) return [];
  if (!isMarked) return [nameChange(wanted)];
  const sentence = `Rename “${there.displayName}” to “${wanted.displayName}”`;
  return [changeOf(wanted.role, sentence, { kind: 'name', displayName: wanted.displayName })];
}

/** An application that was there before us keeps its URIs until its address changes. */
function hasUris(wanted: DesiredApplication, there: ObservedApplication): boolean {
  if (wanted.isAdopted && sameUrl(there.publishing?.externalUrl, wanted.externalUrl)) return true;
  return (
    there.identifierUris.some((uri) => sameUrl(uri, wanted.externalUrl)) &&
    there.redirectUris.some((uri) => sameUrl(uri, wanted.externalUrl)) &&
    there.homePageUrl.toLowerCase().startsWith(wanted.externalUrl)
  );
}

function publishDifference(wanted: DesiredApplication, { publishing }: ObservedApplication): Change[] {
  if (!publishing) return [publishChange(wanted, publishSentence(wanted))];
  const differences = [
    ...urlDifference('internal URL', publishing.internalUrl, wanted.internalUrl),
    ...urlDifference('external URL', publishing.externalUrl, wanted.externalUrl),
    ...(publishing.externalAuthenticationType === wanted.preAuthentication
      ? []
      : [`pre-authentication ${publishing.externalAuthenticationType} → ${wanted.preAuthentication}`]),
    ...proxyDifferences(publishing, wanted.proxy),
  ];
  if (differences.length === 0) return [];
  return [publishChange(wanted, `Change “${wanted.displayName}”: ${differences.join('; ')}`)];
}

function urlDifference(what: string, found: string | null | undefined, wanted: string): string[] {
  return sameUrl(found, wanted) ? [] : [`${what} ${found ?? 'none'} → ${wanted}`];
}

function hasSingleSignOn({ singleSignOn }: DesiredApplication, there: ObservedApplication): boolean {
  if (singleSignOn.mode === 'kept') return true;
  const settings = there.publishing?.singleSignOnSettings;
  const mode = settings?.singleSignOnMode ?? 'none';
  if (singleSignOn.mode === 'none') return mode === 'none';
  const kerberos = settings?.kerberosSignOnSettings;
  return (
    mode === 'onPremisesKerberos' &&
    kerberos?.kerberosServicePrincipalName?.toLowerCase() ===
      singleSignOn.servicePrincipalName.toLowerCase() &&
    kerberos.kerberosSignOnMappingAttributeType === singleSignOn.loginIdentity
  );
}
