import assert from 'node:assert/strict';
import type { OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';
import { assignAppRoles, unassignAppRoles } from '../../../src/graph/app-role-assignments.ts';
import { connectGraph, type Graph } from '../../../src/graph/client.ts';
import { updateOnPremisesPublishing } from '../../../src/graph/on-premises-publishing.ts';
import { createLog } from '../../../src/log.ts';
import { findPublicationByName } from '../../../src/store/publications.ts';
import { knownIds } from '../../../src/service/run/known-ids.ts';
import { observe } from '../../../src/service/run/observe.ts';
import { storedDesired } from '../../../src/service/model/request/stored.ts';
import type { Desired } from '../../../src/service/model/publication/desired.ts';
import { eyes } from '../sandbox/eyes.ts';
import type { Engine } from './engine.ts';
import type { ObservedApplication } from '../../../src/service/model/publication/observed.ts';
import type { Role } from '../../../src/service/model/publication/role.ts';

/** A tenant, and the bot's record of what is in it. */
type Changed = Pick<Engine, 'sandbox' | 'deps'>;

/** Returns a Graph client for changing the tenant by hand. */
export function byHand({ sandbox }: Pick<Engine, 'sandbox'>): Graph {
  const token = eyes(sandbox)['authorization']?.replace('Bearer ', '');
  const credential = token ? { getToken: async () => ({ token, expiresOnTimestamp: Infinity }) } : null;
  return connectGraph({ url: sandbox.url, credential, log: createLog('silent') })('by-hand');
}

/** Returns a publication's application as observed in the tenant. */
export async function there(engine: Changed, name: string, role: Role = 'hub'): Promise<ObservedApplication> {
  const publication = await findPublicationByName(engine.deps.db, name);
  assert.ok(publication);
  const known = await knownIds(engine.deps, publication.id);
  const found = (await observe({ graph: byHand(engine), asApprover: null }, known))[role];
  assert.ok(found);
  return found;
}

/** Returns a publication's desired state and its revision. */
export async function wanted(engine: Engine, name: string): Promise<{ desired: Desired; revision: number }> {
  const publication = await findPublicationByName(engine.deps.db, name);
  assert.ok(publication);
  return { desired: storedDesired(publication), revision: publication.revision };
}

const roles: readonly Role[] = ['hub', 'auth'];

/** Changes by hand how both applications of a publication are published. */
export async function republish(engine: Changed, name: string, values: OnPremisesPublishing): Promise<void> {
  for (const role of roles) {
    const { applicationId } = await there(engine, name, role);
    await updateOnPremisesPublishing(byHand(engine), applicationId, values);
  }
}

/** Assigns a user by hand to both applications of a publication, or unassigns them. */
export async function setAssigned(
  engine: Changed,
  name: string,
  principalId: string,
  isThere: boolean,
): Promise<void> {
  for (const role of roles) {
    const { servicePrincipalId, userRoleId, assigned } = await there(engine, name, role);
    const assignmentId = assigned.find((one) => one.principalId === principalId)?.assignmentId ?? '';
    if (isThere)
      await assignAppRoles(byHand(engine), [{ servicePrincipalId, principalId, appRoleId: userRoleId }]);
    else await unassignAppRoles(byHand(engine), [{ servicePrincipalId, assignmentId }]);
  }
}
