import assert from 'node:assert/strict';
import type { OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';
import { assignAppRoles, unassignAppRoles } from '../../../src/graph/app-role-assignments.ts';
import { connectGraph, type Graph } from '../../../src/graph/client.ts';
import { updateOnPremisesPublishing } from '../../../src/graph/on-premises-publishing.ts';
import { createLog } from '../../../src/log.ts';
import { findPublicationByName } from '../../../src/store/publications.ts';
import { knownIds } from '../../../src/service/run/known-ids.ts';
import { observe } from '../../../src/service/run/observe.ts';
import { storedDesired } from '../../../src/service/model/stored.ts';
import type { Desired } from '../../../src/service/model/desired.ts';
import type { Engine } from './engine.ts';
import type { ObservedApplication } from '../../../src/service/model/observed.ts';
import type { Role } from '../../../src/service/model/role.ts';

/** Somebody with rights in Entra, who asks nobody. */
export function byHand({ sandbox }: Pick<Engine, 'sandbox'>): Graph {
  return connectGraph({ url: sandbox.url, credential: null, log: createLog('silent') })('by-hand');
}

/** An application of a publication as it is in the tenant. */
export async function there(engine: Engine, name: string, role: Role = 'hub'): Promise<ObservedApplication> {
  const publication = await findPublicationByName(engine.deps.db, name);
  assert.ok(publication);
  const known = await knownIds(engine.deps, publication.id);
  const found = (await observe(byHand(engine), known))[role];
  assert.ok(found);
  return found;
}

/** The publication as it is wanted, and how often that has changed. */
export async function wanted(engine: Engine, name: string): Promise<{ desired: Desired; revision: number }> {
  const publication = await findPublicationByName(engine.deps.db, name);
  assert.ok(publication);
  return { desired: storedDesired(publication), revision: publication.revision };
}

const roles: readonly Role[] = ['hub', 'auth'];

/** Somebody changes how both applications of a publication are published. */
export async function republish(engine: Engine, name: string, values: OnPremisesPublishing): Promise<void> {
  for (const role of roles) {
    const { applicationId } = await there(engine, name, role);
    await updateOnPremisesPublishing(byHand(engine), applicationId, values);
  }
}

/** Somebody assigns a user to both applications of a publication, or takes them off. */
export async function setAssigned(
  engine: Engine,
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
