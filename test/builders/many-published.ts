import { newApplication, newServicePrincipal } from '../../src/trial/sandbox/directory/custom-template.ts';
import { publishingDefaults } from '../../src/trial/sandbox/publishing/defaults.ts';
import { seed, type Seed } from '../../src/trial/sandbox/tenant/seed.ts';

const replicated = { readableAt: 0, listedAt: 0 };

/** Returns Contoso with so many applications published by others: `other-0` at `https://other-0.corp.contoso.com`, … */
export function seedWithPublished(count: number): Seed {
  const applications = Array.from({ length: count }, (_, i) => publishedByOthers(`other-${i}`));
  return { ...seed, applications };
}

function publishedByOthers(name: string) {
  const properties = {
    ...newApplication(name, '2026-01-01T00:00:00Z'),
    identifierUris: [`https://${name}-contoso.msappproxy.net`],
  };
  const publishing = {
    ...publishingDefaults,
    isOnPremPublishingEnabled: true,
    internalUrl: `https://${name}.corp.contoso.com/`,
    externalUrl: `https://${name}-contoso.msappproxy.net/`,
  };
  const servicePrincipal = newServicePrincipal(properties, seed.organization.id);
  return {
    application: { ...replicated, properties, publishing, connectorGroup: null },
    servicePrincipal: { ...replicated, properties: servicePrincipal },
  };
}
