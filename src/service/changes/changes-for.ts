import { sentence, type Text } from '../../language/sentence.ts';
import { changeOf, type Change } from '../model/change.ts';
import type { Desired, DesiredApplication, Principal } from '../model/desired.ts';
import type { ObservedApplication } from '../model/observed.ts';

/** The changes that make one application out of nothing, in the order Graph demands. */
export function changesToCreate(application: DesiredApplication, desired: Desired): Change[] {
  const { role, displayName, externalUrl, singleSignOn } = application;
  const host = new URL(externalUrl).host;
  return [
    changeOf(role, createSentence(application), { kind: 'create', displayName }),
    changeOf(role, sentence('Give it the address {host}', { host }), { kind: 'uris', externalUrl }),
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
    changeOf(role, sentence('Restore the deleted application “{displayName}”', { displayName }), {
      kind: 'restore',
      applicationId,
    }),
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
      ? [
          changeOf(role, sentence('Take “{displayName}” off the internet', { displayName }), {
            kind: 'unpublish',
          }),
        ]
      : []),
    changeOf(role, deleteSentence(there), { kind: 'delete' }),
  ];
}

export function createSentence({ displayName }: { displayName: string }): Text {
  return sentence('Create the application “{displayName}”', { displayName });
}

export function deleteSentence({ displayName }: { displayName: string }): Text {
  return sentence('Delete the application “{displayName}”', { displayName });
}

export function nameChange({ role, displayName }: DesiredApplication): Change {
  return changeOf(
    role,
    sentence('Name the application “{displayName}” and mark it as ours', { displayName }),
    {
      kind: 'name',
      displayName,
    },
  );
}

export function publishSentence(application: DesiredApplication): Text {
  const { internalUrl, externalUrl, preAuthentication } = application;
  const urls = { internalUrl, externalUrl };
  return preAuthentication === 'passthru'
    ? sentence('Publish {internalUrl} as {externalUrl}, passthrough', urls)
    : sentence('Publish {internalUrl} as {externalUrl}, sign-in with Microsoft Entra ID first', urls);
}

export function publishChange(application: DesiredApplication, words: Text): Change {
  const { role, internalUrl, externalUrl, preAuthentication, proxy } = application;
  return changeOf(role, words, { kind: 'publish', internalUrl, externalUrl, preAuthentication, proxy });
}

export function groupChange({ role, externalUrl }: DesiredApplication, { connectorGroup }: Desired): Change {
  const { host } = new URL(externalUrl);
  return changeOf(
    role,
    sentence('Route {host} through the connector group “{group}”', { host, group: connectorGroup.name }),
    {
      kind: 'connector-group',
      connectorGroupId: connectorGroup.id,
    },
  );
}

export function singleSignOnChange({ role, displayName, singleSignOn }: DesiredApplication): Change {
  const words =
    singleSignOn.mode === 'kerberos'
      ? sentence('Turn on Kerberos single sign-on with {spn} as {identity}', {
          spn: singleSignOn.servicePrincipalName,
          identity: singleSignOn.loginIdentity,
        })
      : sentence('Turn off single sign-on of “{displayName}”', { displayName });
  return changeOf(role, words, { kind: 'single-sign-on', singleSignOn });
}

export function assignChange({ role, displayName }: DesiredApplication, principal: Principal): Change {
  return changeOf(
    role,
    sentence('Assign {who} to “{displayName}”', { who: principal.displayName, displayName }),
    {
      kind: 'assign',
      principalId: principal.id,
    },
  );
}

export function unassignChange(
  { role, displayName }: Pick<ObservedApplication, 'role' | 'displayName'>,
  principal: Pick<Principal, 'id' | 'displayName'>,
): Change {
  return changeOf(
    role,
    sentence('Take {who} off “{displayName}”', { who: principal.displayName, displayName }),
    {
      kind: 'unassign',
      principalId: principal.id,
    },
  );
}
