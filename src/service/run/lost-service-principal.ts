import type { Graph } from '../../graph/client.ts';
import { areDeleted } from '../../graph/deleted-items.ts';
import { findServicePrincipalByAppId } from '../../graph/service-principals.ts';
import type { KnownIds, ObservedApplication } from '../model/publication/observed.ts';
import type { Role } from '../model/publication/role.ts';
import { isTemporaryName } from '../model/publication/stamp.ts';
import { Settling } from '../waiting/settling.ts';

/**
 * Decides about the service principal of an application that has none by its recorded id: it is deleted if it is among
 * the deleted items, or if it is nowhere and no longer awaited. null = the application has another one, or its first
 * one is still being created. Throws Settling if nobody can tell yet.
 */
export async function findLostServicePrincipal(
  graph: Graph,
  { appId, servicePrincipalId, isAwaited }: NonNullable<KnownIds[Role]>,
  { displayName }: ObservedApplication,
): Promise<ObservedApplication['lostServicePrincipal'] | null> {
  const [other, [isDeleted = false]] = await Promise.all([
    findServicePrincipalByAppId(graph, appId),
    servicePrincipalId ? areDeleted(graph, [servicePrincipalId]) : [],
  ]);
  if (other) return null;
  if (isDeleted) return { deletedId: servicePrincipalId };
  if (!isAwaited) return { deletedId: '' };
  if (isTemporaryName(displayName)) return null;
  throw new Settling('A service principal cannot be read yet');
}
