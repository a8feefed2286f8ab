import { changeOf, type Change } from './change.ts';
import type { Desired, DesiredApplication, Principal } from './desired.ts';
import type { ObservedApplication } from './observe.ts';

/** The changes that make one application out of nothing, in the order Graph demands. */
export function changesToCreate(application: DesiredApplication, desired: Desired): Change[] {
  const { role, displayName, externalUrl, singleSignOn } = application;
  const host = new URL(externalUrl).host;
  return [
    changeOf(role, `Create the application “${displayName}”`, { kind: 'create', displayName }),
    changeOf(role, `Give it the address ${host}`, { kind: 'uris', externalUrl }),
    publishChange(application, publishSentence(application)),
    groupChange(application, desired),
    ...(singleSignOn.mode === 'kerberos' ? [singleSignOnChange(application)] : []),
    ...desired.principals.map((principal) => assignChange(application, principal)),
  ];
}

/** What makes an application that was deleted the wanted one: it comes back first, then everything may have to be set. */
export function changesToRestore(
  application: DesiredApplication,
  desired: Desired,
  applicationId: string,
): Change[] {
  const { role, displayName } = application;
  return [
    changeOf(role, `Restore the deleted application “${displayName}”`, { kind: 'restore', applicationId }),
    ...(application.isAdopted ? [] : [nameChange(application)]),
    ...changesToCreate(application, desired).filter(({ kind }) => kind !== 'create'),
  ];
}

/** The order of undoing: nobody can use it, it is not published, it is gone. */
export function changesToRemove(there: ObservedApplication): Change[] {
  const { role, displayName } = there;
  return [
    ...there.assigned.map(({ principalId, displayName: who }) =>
      unassignChange(there, { id: principalId, displayName: who }),
    ),
    ...(there.publishing
      ? [changeOf(role, `Take “${displayName}” off the internet`, { kind: 'unpublish' })]
      : []),
    changeOf(role, `Delete the application “${displayName}”`, { kind: 'delete' }),
  ];
}

export function nameChange({ role, displayName }: DesiredApplication): Change {
  return changeOf(role, `Name the application “${displayName}” and mark it as ours`, {
    kind: 'name',
    displayName,
  });
}

export function publishSentence(application: DesiredApplication): string {
  const how =
    application.preAuthentication === 'passthru' ? 'passthrough' : 'sign-in with Microsoft Entra ID first';
  return `Publish ${application.internalUrl} as ${application.externalUrl}, ${how}`;
}

export function publishChange(application: DesiredApplication, sentence: string): Change {
  const { role, internalUrl, externalUrl, preAuthentication, proxy } = application;
  return changeOf(role, sentence, { kind: 'publish', internalUrl, externalUrl, preAuthentication, proxy });
}

export function groupChange({ role, externalUrl }: DesiredApplication, { connectorGroup }: Desired): Change {
  const { host } = new URL(externalUrl);
  return changeOf(role, `Route ${host} through the connector group “${connectorGroup.name}”`, {
    kind: 'connector-group',
    connectorGroupId: connectorGroup.id,
  });
}

export function singleSignOnChange({ role, displayName, singleSignOn }: DesiredApplication): Change {
  const sentence =
    singleSignOn.mode === 'kerberos'
      ? `Turn on Kerberos single sign-on with ${singleSignOn.servicePrincipalName} as ${singleSignOn.loginIdentity}`
      : `Turn off single sign-on of “${displayName}”`;
  return changeOf(role, sentence, { kind: 'single-sign-on', singleSignOn });
}

export function assignChange({ role, displayName }: DesiredApplication, principal: Principal): Change {
  return changeOf(role, `Assign ${principal.displayName} to “${displayName}”`, {
    kind: 'assign',
    principalId: principal.id,
  });
}

export function unassignChange(
  { role, displayName }: Pick<ObservedApplication, 'role' | 'displayName'>,
  principal: Pick<Principal, 'id' | 'displayName'>,
): Change {
  return changeOf(role, `Take ${principal.displayName} off “${displayName}”`, {
    kind: 'unassign',
    principalId: principal.id,
  });
}
