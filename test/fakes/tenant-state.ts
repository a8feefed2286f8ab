import assert from 'node:assert/strict';
import type { Engine } from './engine.ts';

interface Named {
  displayName: string;
  appId: string;
}

/** Asserts what the tenant holds of a publication: exactly the pair with exactly these people, or nothing (null). */
export async function checkTenant(
  engine: Engine,
  name: string,
  people: ReadonlySet<string> | null,
): Promise<void> {
  const wanted = [`Qlik Sense ${name}`, `Qlik Sense ${name} (authentication)`];
  const found = await named(engine, 'applications', name);
  assert.deepEqual(found.map(({ displayName }) => displayName).sort(), people ? wanted : []);
  assert.equal((await named(engine, 'servicePrincipals', name)).length, people ? 2 : 0);
  for (const { appId } of found)
    assert.deepEqual(await assignedTo(engine, appId), [...(people ?? [])].sort());
  const publication = await engine.deps.db
    .selectFrom('publication')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirst();
  assert.deepEqual(await temporary(engine, publication?.id ?? ''), []);
}

async function named(
  engine: Engine,
  collection: 'applications' | 'servicePrincipals',
  name: string,
): Promise<Named[]> {
  const one = (text: string) => `displayName eq '${text}'`;
  const filter = `${one(`Qlik Sense ${name}`)} or ${one(`Qlik Sense ${name} (authentication)`)}`;
  const path = `/v1.0/${collection}?$filter=${encodeURIComponent(filter)}`;
  return (await engine.graph<{ value: Named[] }>(path)).value;
}

async function assignedTo(engine: Engine, appId: string): Promise<string[]> {
  const path = `/v1.0/servicePrincipals(appId='${appId}')/appRoleAssignedTo`;
  const { value } = await engine.graph<{ value: { principalDisplayName: string }[] }>(path);
  return value.map(({ principalDisplayName }) => principalDisplayName).sort();
}

/** Applications whose creation was begun and never brought to an end. */
async function temporary(engine: Engine, publicationId: string): Promise<unknown[]> {
  const filter = `startswith(displayName,'qlik-publisher ${publicationId}')`;
  const path = `/v1.0/applications?$filter=${encodeURIComponent(filter)}`;
  return (await engine.graph<{ value: unknown[] }>(path)).value;
}
