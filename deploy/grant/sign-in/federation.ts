import type { FederatedCredential } from './application.ts';

/** Client id of the Bot Framework's token store, which signs people in. The same in every tenant.
 * https://learn.microsoft.com/microsoft-365/agents-sdk/azure-bot-user-authorization-federated-credentials */
const tokenStoreId = '5b404cf4-a79d-4cfe-b866-24bf8e1a4921';

/** Name of the credential. */
export const credentialName = 'qlik-publisher-oauth';

/** What the credential and the OAuth connection have in common; the token store puts it into its subject. */
export function uniqueIdentifier(botId: string): string {
  return `qlik-publisher-${botId}`;
}

/** The credential that lets the token store act as the sign-in application, in place of a secret that ends. */
export function wantedCredential(tenantId: string, botId: string): Omit<FederatedCredential, 'id'> {
  const subject = `/eid1/c/pub/t/${encodeGuid(tenantId)}/a/${encodeGuid(tokenStoreId)}/${uniqueIdentifier(botId)}`;
  return {
    name: credentialName,
    issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    subject,
    audiences: ['api://AzureADTokenExchange'],
  };
}

/** Encodes a GUID as Microsoft Entra does in such subjects: its bytes in .NET's order, as base64url. */
function encodeGuid(guid: string): string {
  const bytes = Buffer.from(guid.replaceAll('-', ''), 'hex');
  const parts = [bytes.subarray(0, 4).toReversed(), bytes.subarray(4, 6).toReversed()];
  return Buffer.concat([...parts, bytes.subarray(6, 8).toReversed(), bytes.subarray(8)]).toString(
    'base64url',
  );
}
