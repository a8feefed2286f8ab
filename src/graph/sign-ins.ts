import type { SignIn } from '@microsoft/microsoft-graph-types';
import type { Graph } from './client.ts';
import { quote } from './call/odata.ts';

const properties =
  'id,createdDateTime,appId,appDisplayName,userId,userDisplayName,userPrincipalName,conditionalAccessStatus,correlationId,status';

/**
 * Returns the newest sign-ins to applications since a moment, newest first, at most `most` (1000 or fewer); entries
 * appear minutes after the sign-in. Throws Graph's 403 without `AuditLog.Read.All`, and without Microsoft Entra ID P1.
 * https://learn.microsoft.com/graph/api/signin-list
 */
export async function listSignIns(
  graph: Graph,
  options: { appIds: readonly string[]; since: Date; most: number },
): Promise<SignIn[]> {
  const { appIds, since, most } = options;
  if (appIds.length === 0) return [];
  const applications = appIds.map((appId) => `appId eq ${quote(appId)}`).join(' or ');
  const answer: { value: SignIn[] } = await graph
    .api('/auditLogs/signIns')
    .filter(`createdDateTime ge ${since.toISOString()} and (${applications})`)
    .select(properties)
    .top(most)
    .get();
  return answer.value;
}
