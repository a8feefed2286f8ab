import type { SignIn } from '@microsoft/microsoft-graph-types';
import type { Graph } from '../../graph/client.ts';
import { listSignIns } from '../../graph/sign-ins.ts';
import type { FailedSignIn } from './facts.ts';

const dayMs = 24 * 3600 * 1000;

/** The newest ones of a day are enough to see what goes wrong. */
const mostRead = 1000;

/** Reads the sign-ins to applications that failed during the last day, newest first. Throws what Graph throws. */
export async function readFailedSignIns(graph: Graph, appIds: readonly string[]): Promise<FailedSignIn[]> {
  const since = new Date(Date.now() - dayMs);
  const all = await listSignIns(graph, { appIds, since, most: mostRead });
  return all.filter(({ status }) => (status?.errorCode ?? 0) !== 0).map(failedSignIn);
}

function failedSignIn({
  appId,
  userDisplayName,
  userPrincipalName,
  createdDateTime,
  status,
}: SignIn): FailedSignIn {
  return {
    appId: appId ?? '',
    userName: userDisplayName || (userPrincipalName ?? ''),
    at: new Date(createdDateTime ?? 0),
    code: status?.errorCode ?? 0,
    reason: status?.failureReason ?? '',
  };
}
