import { delegatedPermissions } from '../delegated.ts';
import { botUri } from './application.ts';
import type { Arm } from './arm.ts';
import { uniqueIdentifier } from './federation.ts';

/** Name of the OAuth connection; `oauthConnectionName` of main.bicep has the same default. */
export const connectionName = 'graph';

/** An OAuth connection of an Azure Bot.
 * https://learn.microsoft.com/azure/templates/microsoft.botservice/botservices/connections */
export interface Connection {
  clientId: string | null;
  serviceProviderId: string | null;
  scopes: string | null;
  parameters: { key: string; value: string }[] | null;
}

/** “AAD v2 with Federated Credentials”, the one kind that needs no secret.
 * https://learn.microsoft.com/microsoft-365/agents-sdk/azure-bot-user-authorization-federated-credentials */
const federated = { id: 'c00b44ab-5e16-c44c-af26-2fd5bc55eb18', name: 'AAD v2 with Federated Credentials' };

/** “Azure Active Directory v2”, which needs a secret. */
const withSecretId = '30dd229c-58e3-4a48-bdfd-91ec48eb906c';

/** Returns the connection that lets an application sign people of a tenant in to a bot. */
export function wantedConnection(tenantId: string, botId: string, appId: string): Connection {
  return {
    clientId: appId,
    serviceProviderId: federated.id,
    scopes: delegatedPermissions.map(({ name }) => `https://graph.microsoft.com/${name}`).join(' '),
    parameters: [
      { key: 'ClientId', value: appId },
      { key: 'UniqueIdentifier', value: uniqueIdentifier(botId) },
      { key: 'TokenExchangeUrl', value: botUri(botId) },
      { key: 'TenantId', value: tenantId },
    ],
  };
}

/** Whether a connection is of the kind that needs a secret. */
export function hasSecret({ serviceProviderId }: Connection): boolean {
  return serviceProviderId?.toLowerCase() === withSecretId;
}

/** Names what differs between two connections, for the person who has to agree; empty = nothing. */
export function differences(found: Connection, wanted: Connection): string[] {
  const parameters = (one: Connection) =>
    new Map(one.parameters?.map(({ key, value }) => [key.toLowerCase(), value]));
  const known = parameters(found);
  return [
    ...(same(found.clientId, wanted.clientId) ? [] : ['client id']),
    ...(same(found.serviceProviderId, wanted.serviceProviderId)
      ? []
      : [`service provider ${federated.name}`]),
    ...(same(sorted(found.scopes), sorted(wanted.scopes)) ? [] : ['scopes']),
    ...[...parameters(wanted)].flatMap(([key, value]) => (same(known.get(key), value) ? [] : [key])),
  ];
}

function same(one: string | null | undefined, other: string | null): boolean {
  return one?.toLowerCase() === other?.toLowerCase();
}

function sorted(scopes: string | null): string {
  return (scopes ?? '')
    .split(/[\s,]+/)
    .filter(Boolean)
    .toSorted()
    .join(' ');
}

/** Returns the connection of an Azure Bot, given by resource id; null = it has none. Throws ArmError. */
export async function readConnection(arm: Arm, bot: string): Promise<Connection | null> {
  // Plain GET may leave the parameters out.
  const found = await arm('POST', `${pathOf(bot)}/listWithSecrets`);
  return found === null ? null : (found as { properties: Connection }).properties;
}

/** Creates or replaces the connection. Throws ArmError. */
export async function writeConnection(arm: Arm, bot: string, wanted: Connection): Promise<void> {
  const properties = { ...wanted, serviceProviderDisplayName: federated.name };
  await arm('PUT', pathOf(bot), { location: 'global', properties });
}

/** Deletes the connection. Throws ArmError. */
export async function deleteConnection(arm: Arm, bot: string): Promise<void> {
  await arm('DELETE', pathOf(bot));
}

function pathOf(bot: string): string {
  return `${bot}/connections/${connectionName}`;
}
