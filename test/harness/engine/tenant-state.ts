import assert from 'node:assert/strict';
import type { Deps } from '../../../src/service/model/deps.ts';
import type { Engine } from './engine.ts';

/** What is asked about a tenant. */
export type Asked = Pick<Engine, 'graph'> & { deps: Pick<Deps, 'db'> };

interface Named {
  displayName: string;
  appId: string;
}

/** Asserts what the tenant holds of a publication: exactly the pair with exactly these people, or nothing (null). */
export async function checkTenant(
  engine: Asked,
  name: string,
  people: ReadonlySet<string> | null,
): Promise<void> {
  const wanted = [`Qlik Sense ${name}`, `Qlik Sense ${name} (authentication)`];
  const found = await named(engine, 'applications', name);
  assert.deepEqual(found.map(({ displayName }) => displayName).toSorted(), people ? wanted : []);
  assert.equal((await named(engine, 'servicePrincipals', name)).length, people ? 2 : 0);
  for (const { appId } of found)
    assert.deepEqual(await assignedTo(engine, appId), [...(people ?? [])].toSorted());
  assert.deepEqual(await temporary(engine, name), []);
}

async function named(
  engine: Asked,
  collection: 'applications' | 'servicePrincipals',
  name: string,
): Promise<Named[]> {
  const one = (text: string) => `displayName eq '${text}'`;
  const filter = `${one(`Qlik Sense ${name}`)} or ${one(`Qlik Sense ${name} (authentication)`)}`;
  const path = `/v1.0/${collection}?$filter=${encodeURIComponent(filter)}`;
  return (await engine.graph<{ value: Named[] }>(path)).value;
}

async function assignedTo(engine: Asked, appId: string): Promise<string[]> {
  const path = `/v1.0/servicePrincipals(appId='${appId}')/appRoleAssignedTo`;
  const { value } = await engine.graph<{ value: { principalDisplayName: string }[] }>(path);
  return value.map(({ principalDisplayName }) => principalDisplayName).toSorted();
}

/** Applications whose creation was begun and never brought to an end. */
async function temporary(engine: Asked, name: string): Promise<unknown[]> {
  const attempts = await engine.deps.db
    .selectFrom('creation')
    .innerJoin('request', 'request.id', 'creation.request_id')
    .select('creation.nonce')
    .where('request.name', '=', name)
    .execute();
  const path = `/v1.0/applications?$filter=${encodeURIComponent("startswith(displayName,'qlik-publisher ')")}&$top=999`;
  const { value } = await engine.graph<{ value: Named[] }>(path);
  return value.filter(({ displayName }) => attempts.some(({ nonce }) => displayName.includes(nonce)));
}
