import type { Application } from '@microsoft/microsoft-graph-types';
import type { Graph } from './client.ts';
import { quote } from './call/odata.ts';
import { readOne } from './call/paging.ts';

/** A secret or a certificate with which an application signs in. */
export interface ApplicationCredential {
  kind: 'secret' | 'certificate';
  name: string;
  /** null = Graph does not say. */
  endsAt: Date | null;
}

/** Returns the secrets and certificates of a registration, the first to end first; null = there is none with this client id. */
export async function listCredentials(graph: Graph, appId: string): Promise<ApplicationCredential[] | null> {
  const found = await readOne<Application>(
    graph.api(`/applications(appId=${quote(appId)})`).select('id,passwordCredentials,keyCredentials'),
  );
  if (!found) return null;
  const all = [
    ...(found.passwordCredentials ?? []).map((one) => credential('secret', one)),
    ...(found.keyCredentials ?? []).map((one) => credential('certificate', one)),
  ];
  return all.toSorted((a, b) => (a.endsAt?.getTime() ?? Infinity) - (b.endsAt?.getTime() ?? Infinity));
}

function credential(
  kind: ApplicationCredential['kind'],
  { displayName, endDateTime }: { displayName?: string | null; endDateTime?: string | null },
): ApplicationCredential {
  return { kind, name: displayName ?? '', endsAt: endDateTime ? new Date(endDateTime) : null };
}
