import type { OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';
import { joined, sentence, type Text } from '../../language/sentence.ts';
import { sameUrl } from '../model/addresses.ts';
import type { Change } from '../model/change.ts';
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
import { changeOf } from '../model/change.ts';
import type { Desired, DesiredApplication } from '../model/desired.ts';
import { proxyDifferences } from '../model/proxy-settings.ts';
import { isTemporaryName, stamp } from '../model/stamp.ts';
import type { Observed, ObservedApplication } from '../model/observed.ts';
import { roles } from '../model/role.ts';

/** The ordered changes that turn observed into desired; empty means nothing to do. */
export function plan(desired: Desired, observed: Observed): Change[] {
  return roles.flatMap((role) => {
    const wanted = desired.applications.find((one) => one.role === role);
    const there = observed[role];
    if (!wanted) return there?.isOurs ? changesToRemove(there) : [];
    if (there) return differences(desired, wanted, there);
    const deleted = observed.deleted[role];
    return deleted ? changesToRestore(wanted, desired, deleted) : changesToCreate(wanted, desired);
  });
}

const counts = {
  create: '{count, plural, one {# application} other {# applications}}',
  restore: '{count, plural, one {# restored application} other {# restored applications}}',
  delete: '{count, plural, one {# deleted application} other {# deleted applications}}',
  assign: '{count, plural, one {# assignment} other {# assignments}}',
  unassign: '{count, plural, one {# removed assignment} other {# removed assignments}}',
} as const;

/** "2 applications, 4 assignments, 12 changes, 1 change made by hand": only what there is of each. */
export function summarise(changes: readonly Change[], accepted = 0): Text {
  const of = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length;
  const counted = (kind: keyof typeof counts) => {
    const count = of(kind);
    return count === 0 ? '' : sentence(counts[kind], { count });
  };
  const isAll = changes.length > 0 || accepted === 0;
  const all = sentence('{count, plural, one {# change} other {# changes}}', { count: changes.length });
  const taken = sentence('{count, plural, one {# change made by hand} other {# changes made by hand}}', {
    count: accepted,
  });
  const kinds = ['create', 'restore', 'delete', 'assign', 'unassign'] as const;
  return joined([...kinds.map(counted), isAll ? all : '', accepted > 0 ? taken : ''], ', ');
}

function differences(desired: Desired, wanted: DesiredApplication, there: ObservedApplication): Change[] {
  const changes = changesToCreate(wanted, desired);
  const isBegun = there.isOurs && isTemporaryName(there.displayName);
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

/** Whether a user or group is assigned to the application itself. */
export function isAssigned(there: ObservedApplication, id: string): boolean {
  return there.assigned.some(({ principalId }) => principalId === id);
}

function nameDifference(desired: Desired, wanted: DesiredApplication, there: ObservedApplication): Change[] {
  const isNamed = there.displayName === wanted.displayName;
  const isMarked = wanted.isAdopted || there.tags.includes(stamp(desired.publicationId, wanted.role));
  if (isNamed && isMarked) return [];
  if (!isMarked) return [nameChange(wanted)];
  const words = renameSentence(there.displayName, wanted.displayName);
  return [changeOf(wanted.role, words, { kind: 'name', displayName: wanted.displayName })];
}

export function renameSentence(before: string, after: string): Text {
  return sentence('Rename “{before}” to “{after}”', { before, after });
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
  const differences = [...publishedDifferences(wanted, publishing).values()];
  return differences.length === 0
    ? []
    : [publishChange(wanted, changeSentence(wanted, joined(differences, '; ')))];
}

/** What of an application is published in another way than wanted: each setting, with its difference in words. */
export function publishedDifferences(
  wanted: DesiredApplication,
  found: OnPremisesPublishing,
): Map<string, Text> {
  const none = sentence('none');
  const urls = (['internalUrl', 'externalUrl'] as const)
    .filter((setting) => !sameUrl(found[setting], wanted[setting]))
    .map((setting) => {
      const values = { before: found[setting] ?? none, after: wanted[setting] };
      return [setting, sentence(urlWords[setting], values)] as const;
    });
  const [before, after] = [found.externalAuthenticationType, wanted.preAuthentication];
  const words = sentence('pre-authentication {before} → {after}', { before: before ?? none, after });
  return new Map<string, Text>([
    ...urls,
    ...(before === after ? [] : [['preAuthentication', words] as const]),
    ...proxyDifferences(found, wanted.proxy),
  ]);
}

const urlWords = {
  internalUrl: 'internal URL {before} → {after}',
  externalUrl: 'external URL {before} → {after}',
} as const;

export function changeSentence({ displayName }: DesiredApplication, differences: Text): Text {
  return sentence('Change “{displayName}”: {differences}', { displayName, differences });
}

/** Whether people sign in to Qlik Sense as wanted. */
export function hasSingleSignOn({ singleSignOn }: DesiredApplication, there: ObservedApplication): boolean {
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
