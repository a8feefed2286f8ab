import assert from 'node:assert/strict';
import { seed as contoso, type Seed } from '../../src/trial/sandbox/tenant/seed.ts';

const [model] = contoso.users;
assert.ok(model);
const hex = (n: number) => n.toString(16).padStart(4, '0');
const person = (n: number) => ({
  ...model,
  id: `00000000-0000-4000-8000-00000000${hex(n)}`,
  displayName: `Person ${n}`,
  mail: `person${n}@contoso.com`,
  userPrincipalName: `person${n}@contoso.com`,
});
/** Many users without a group. */
export const people = Array.from({ length: 160 }, (_, n) => person(n));
const group = (n: number) => ({
  group: {
    ...(contoso.groups[0]?.group ?? assert.fail()),
    id: `00000000-0000-4000-8000-10000000${hex(n)}`,
    displayName: `Team ${n}`,
    securityEnabled: true,
  },
  memberIds: [],
});
/** Two security groups without members. */
export const teams = [group(0), group(1)];

/** The usual tenant with all of these. */
export const seed: Seed = {
  ...contoso,
  users: [...contoso.users, ...people],
  groups: [...contoso.groups, ...teams],
};
