import type { Role } from '../form/addresses.ts';
import type { DesiredApplication, Principal } from './desired.ts';

/** One step from observed to desired. `id` names it across plans; `sentence` is what an approver reads. */
export type Change = { id: string; sentence: string; role: Role } & (
  | { kind: 'create'; displayName: string }
  | { kind: 'uris'; externalUrl: string }
  | { kind: 'publish'; internalUrl: string; externalUrl: string; preAuthentication: string }
  | { kind: 'connector-group'; connectorGroupId: string }
  | { kind: 'single-sign-on'; singleSignOn: DesiredApplication['singleSignOn'] }
  | { kind: 'require-assignment' }
  | { kind: 'assign'; principalId: string }
);

/** Whether two changes would do exactly the same. */
export function sameChange(a: Change, b: Change): boolean {
  return a.id === b.id && sorted(a) === sorted(b);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

/** The changes that make one application out of nothing, in the order Graph demands. */
export function changesFor(
  application: DesiredApplication,
  connectorGroup: { id: string; name: string },
  principals: Principal[],
): Change[] {
  const { role, displayName, internalUrl, externalUrl, preAuthentication, singleSignOn } = application;
  const host = new URL(externalUrl).host;
  const how = preAuthentication === 'passthru' ? 'passthrough' : 'sign-in with Microsoft Entra ID first';
  const changes: Change[] = [
    {
      id: `create:${role}`,
      kind: 'create',
      role,
      displayName,
      sentence: `Create the application “${displayName}”`,
    },
    { id: `uris:${role}`, kind: 'uris', role, externalUrl, sentence: `Give it the address ${host}` },
    {
      id: `publish:${role}`,
      kind: 'publish',
      role,
      internalUrl,
      externalUrl,
      preAuthentication,
      sentence: `Publish ${internalUrl} as ${externalUrl}, ${how}`,
    },
    {
      id: `connector-group:${role}`,
      kind: 'connector-group',
      role,
      connectorGroupId: connectorGroup.id,
      sentence: `Route ${host} through the connector group “${connectorGroup.name}”`,
    },
  ];
  if (singleSignOn.mode === 'kerberos')
    changes.push({
      id: `single-sign-on:${role}`,
      kind: 'single-sign-on',
      role,
      singleSignOn,
      sentence: `Turn on Kerberos single sign-on with ${singleSignOn.servicePrincipalName} as ${singleSignOn.loginIdentity}`,
    });
  return [...changes, ...principals.map((principal) => assignment(application, principal))];
}

function assignment(application: DesiredApplication, principal: Principal): Change {
  return {
    id: `assign:${application.role}:${principal.id}`,
    kind: 'assign',
    role: application.role,
    principalId: principal.id,
    sentence: `Assign ${principal.displayName} to “${application.displayName}”`,
  };
}
