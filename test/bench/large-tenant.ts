import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newApplication, newServicePrincipal } from '../../src/trial/sandbox/directory/custom-template.ts';
import { publishingDefaults } from '../../src/trial/sandbox/publishing/defaults.ts';
import { openJournal } from '../../src/trial/sandbox/tenant/journal.ts';
import { seed } from '../../src/trial/sandbox/tenant/seed.ts';

const replicated = { readableAt: 0, listedAt: 0 };

/** Writes the folder of a stand-in tenant in which others have published so many applications. Resolves to its path. */
export async function largeTenant(applications: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tenant-'));
  const all = Array.from({ length: applications }, (_, i) => published(`other-${i}`));
  openJournal(join(folder, 'sandbox.jsonl'), all).close();
  return folder;
}

/** Returns the change that brings an application with its service principal. */
function published(name: string): unknown {
  const externalUrl = `https://${name}-contoso.msappproxy.net/`;
  const properties = {
    ...newApplication(name, '2026-01-01T00:00:00Z'),
    identifierUris: [externalUrl.slice(0, -1)],
  };
  const publishing = {
    ...publishingDefaults,
    isOnPremPublishingEnabled: true,
    internalUrl: `https://${name}.corp.contoso.com/`,
    externalUrl,
  };
  const principal = newServicePrincipal(properties, seed.organization.id);
  return [
    ['applications', properties.id, { ...replicated, properties, publishing, connectorGroup: null }],
    ['servicePrincipals', principal.id, { ...replicated, properties: principal }],
  ];
}
