import { z } from 'zod';
import { readBody } from '../http/body.ts';
import { notFound } from '../http/fault.ts';
import { noContent } from '../http/message.ts';
import { betaOnly, type Route } from '../http/router.ts';
import { profileId } from '../tenant/bought.ts';

const profileBody = z.strictObject({ isEnabled: z.boolean() });
const domainBody = z.strictObject({ isVerified: z.boolean() });
const subscriptionBody = z.strictObject({
  capabilityStatus: z.enum(['Enabled', 'Warning', 'Suspended', 'Deleted', 'LockedOut']),
});

/** The switch of Application Proxy, the domains and the subscriptions. */
export const tenantHands: readonly Route[] = [
  {
    method: 'PATCH',
    path: 'profile',
    versions: betaOnly,
    handler(tenant, request) {
      tenant.write(['profiles', profileId, readBody(request, profileBody, 'Profile')]);
      return noContent;
    },
  },
  {
    method: 'PATCH',
    path: 'domains/{name}',
    versions: betaOnly,
    handler(tenant, request, { name = '' }) {
      const isKnown = tenant.organization.verifiedDomains.some((domain) => domain.name === name);
      if (!isKnown) throw notFound(name);
      const { isVerified } = readBody(request, domainBody, 'Domain');
      const lost = isVerified ? null : { lostDateTime: new Date().toISOString() };
      tenant.write(['lostDomains', name, lost]);
      return noContent;
    },
  },
  {
    method: 'PATCH',
    path: 'subscriptions/{part}',
    versions: betaOnly,
    handler(tenant, request, { part = '' }) {
      const found = [...tenant.subscriptions.values()].find((one) => one.skuPartNumber === part);
      if (!found) throw notFound(part);
      const changes = readBody(request, subscriptionBody, 'Subscription');
      tenant.write(['subscriptions', found.skuId, { ...found, ...changes }]);
      return noContent;
    },
  },
];
