import { z } from 'zod';
import { getUser } from '../directory/lookup.ts';
import { readBody } from '../http/body.ts';
import { noContent } from '../http/message.ts';
import { betaOnly, type Route } from '../http/router.ts';
import type { User } from '../tenant/records.ts';

const userBody = z.strictObject({
  onPremisesSamAccountName: z.string().max(20).nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
  onPremisesUserPrincipalName: z.string().nullish(),
});

/** What the synchronisation from Active Directory sets on a user, which Graph only shows. */
export const peopleHands: readonly Route[] = [
  {
    method: 'PATCH',
    path: 'users/{key}',
    versions: betaOnly,
    handler(tenant, request, { key = '' }) {
      const user = getUser(tenant, key);
      const changes = readBody(request, userBody, 'User');
      tenant.write(['changedUsers', user.id, { ...user, ...changes } as User]);
      return noContent;
    },
  },
];
