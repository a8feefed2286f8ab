import assert from 'node:assert/strict';
import { connectGraph, type Graph } from '../../src/graph/client.ts';
import { createLog } from '../../src/log.ts';
import { findPublicationByName } from '../../src/store/publications.ts';
import { knownIds } from '../../src/service/apply/known-ids.ts';
import type { Role } from '../../src/service/form/addresses.ts';
import { observe, type ObservedApplication } from '../../src/service/publication/observe.ts';
import { storedDesired } from '../../src/service/requests/stored.ts';
import type { Desired } from '../../src/service/publication/desired.ts';
import type { Engine } from './engine.ts';

/** Somebody with rights in Entra, who asks nobody. */
export function byHand({ sandbox }: Pick<Engine, 'sandbox'>): Graph {
  return connectGraph({ url: sandbox.url, credential: null, log: createLog('silent') })('by-hand');
}

/** An application of a publication as it is in the tenant. */
export async function there(engine: Engine, name: string, role: Role = 'hub'): Promise<ObservedApplication> {
  const publication = await findPublicationByName(engine.deps.db, name);
  assert.ok(publication);
  const known = await knownIds(engine.deps, publication.id);
  const found = (await observe(byHand(engine), publication.id, known))[role];
  assert.ok(found);
  return found;
}

/** The publication as it is wanted, and how often that has changed. */
export async function wanted(engine: Engine, name: string): Promise<{ desired: Desired; revision: number }> {
  const publication = await findPublicationByName(engine.deps.db, name);
  assert.ok(publication);
  return { desired: storedDesired(publication), revision: publication.revision };
}
