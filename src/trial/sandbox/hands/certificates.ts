import { z } from 'zod';
import { readBody } from '../http/body.ts';
import { noContent } from '../http/message.ts';
import { betaOnly, type Route } from '../http/router.ts';
import { certificateOf, type Certificate } from '../tenant/seed.ts';
import type { Change } from '../tenant/collections.ts';
import type { Tenant } from '../tenant/tenant.ts';

const certificateBody = z.strictObject({
  subject: z.string().min(1),
  /** Below zero = it ended. */
  days: z.int(),
});

/** Certificates of domains: one is uploaded, or taken away; every application of the domain has it then. */
export const certificateHands: readonly Route[] = [
  {
    method: 'PUT',
    path: 'certificates/{domain}',
    versions: betaOnly,
    handler(tenant, request, { domain = '' }) {
      const { subject, days } = readBody(request, certificateBody, 'Certificate');
      tenant.write(...uploaded(tenant, domain, certificateOf(subject, days)));
      return noContent;
    },
  },
  {
    method: 'DELETE',
    path: 'certificates/{domain}',
    versions: betaOnly,
    handler(tenant, _request, { domain = '' }) {
      tenant.write(...uploaded(tenant, domain, null));
      return noContent;
    },
  },
];

function uploaded(tenant: Tenant, domain: string, certificate: Certificate | null): Change[] {
  const applications = [...tenant.applications.values()].flatMap((application): Change[] => {
    const { publishing } = application;
    const host = URL.parse(publishing?.externalUrl ?? '')?.hostname ?? '';
    if (!publishing || host.slice(host.indexOf('.') + 1) !== domain) return [];
    const changed = { ...publishing, verifiedCustomDomainCertificatesMetadata: certificate };
    return [['applications', application.properties.id, { ...application, publishing: changed }]];
  });
  return [['certificates', domain, certificate], ...applications];
}
