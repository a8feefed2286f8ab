import { randomUUID } from 'node:crypto';
import { seed as contoso, type Seed } from '../../src/trial/sandbox/tenant/seed.ts';

/** Returns Contoso with `members` additional members. */
export function crowdedTenant(members: number): { seed: Seed; ids: string[] } {
  const someone = contoso.users.find(
    ({ accountEnabled, userType }) => accountEnabled && userType === 'Member',
  );
  if (!someone) throw new Error('The tenant has no members');
  const crowd = Array.from({ length: members }, (_, i) => {
    const userPrincipalName = `person${i}@contoso.com`;
    const displayName = `Person ${i}`;
    return { ...someone, id: randomUUID(), displayName, userPrincipalName, mail: userPrincipalName };
  });
  return { seed: { ...contoso, users: [...contoso.users, ...crowd] }, ids: crowd.map(({ id }) => id) };
}
