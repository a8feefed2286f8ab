import { sameUrl } from '../form/addresses.ts';
import { changesFor, type Change } from './change.ts';
import type { Desired, DesiredApplication } from './desired.ts';
import type { Observed, ObservedApplication } from './observe.ts';
import { stamp } from './stamp.ts';

/** The ordered changes that turn observed into desired; empty means nothing to do. */
export function plan(desired: Desired, observed: Observed): Change[] {
  return desired.applications.flatMap((application) => {
    const all = changesFor(application, desired.connectorGroup, desired.principals);
    const there = observed[application.role];
    return there ? all.filter((change) => !isDone(change, desired, application, there)) : all;
  });
}

/** "2 applications, 4 assignments, 12 changes" */
export function summarise(changes: readonly Change[]): string {
  const of = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length;
  const count = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;
  return [
    count(of('create'), 'application'),
    count(of('assign'), 'assignment'),
    count(changes.length, 'change'),
  ].join(', ');
}

function isDone(
  change: Change,
  desired: Desired,
  application: DesiredApplication,
  there: ObservedApplication,
): boolean {
  switch (change.kind) {
    case 'create':
      return (
        there.displayName === change.displayName &&
        there.tags.includes(stamp(desired.publicationId, change.role)) &&
        there.servicePrincipalId !== ''
      );
    case 'uris':
      return hasUris(there, change.externalUrl);
    case 'publish':
      return isPublished(there, application);
    case 'connector-group':
      return there.connectorGroupId === change.connectorGroupId;
    case 'single-sign-on':
      return hasSingleSignOn(there, application);
    case 'require-assignment':
      return there.requiresAssignment;
    case 'assign':
      return there.assigned.some(({ principalId }) => principalId === change.principalId);
  }
}

function hasUris(there: ObservedApplication, externalUrl: string): boolean {
  return (
    there.identifierUris.some((uri) => sameUrl(uri, externalUrl)) &&
    there.redirectUris.some((uri) => sameUrl(uri, externalUrl)) &&
    there.homePageUrl.toLowerCase().startsWith(externalUrl)
  );
}

function isPublished({ publishing }: ObservedApplication, wanted: DesiredApplication): boolean {
  return (
    publishing !== null &&
    sameUrl(publishing.internalUrl, wanted.internalUrl) &&
    sameUrl(publishing.externalUrl, wanted.externalUrl) &&
    publishing.externalAuthenticationType === wanted.preAuthentication
  );
}

function hasSingleSignOn({ publishing }: ObservedApplication, { singleSignOn }: DesiredApplication): boolean {
  if (singleSignOn.mode === 'none') return true;
  const settings = publishing?.singleSignOnSettings;
  return (
    settings?.singleSignOnMode === 'onPremisesKerberos' &&
    settings.kerberosSignOnSettings?.kerberosServicePrincipalName === singleSignOn.servicePrincipalName &&
    settings.kerberosSignOnSettings.kerberosSignOnMappingAttributeType === singleSignOn.loginIdentity
  );
}
