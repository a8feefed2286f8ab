import assert from 'node:assert/strict';
import { defaultConnectorGroupId } from '../../../src/trial/sandbox/tenant/seed.ts';
import { call } from '../sandbox/sandbox-calls.ts';
import type { Engine } from './engine.ts';

const profile = '/beta/onPremisesPublishingProfiles/applicationProxy';
const groups = `${profile}/connectorGroups`;

/** A connector group that can lose its only connector, and be deleted. */
export interface ShortLivedGroup {
  id: string;
  empty(): Promise<void>;
  remove(): Promise<void>;
}

/** A new connector group with the connector of the default one. */
export async function aGroup(engine: Engine, name: string): Promise<ShortLivedGroup> {
  const { body } = await call(engine.sandbox, 'POST', groups, { name });
  const id = String(body['id']);
  const members = await engine.graph<{ value: { id: string }[] }>(
    `${groups}/${defaultConnectorGroupId}/members`,
  );
  const connectorId = members.value[0]?.id;
  assert.ok(connectorId);
  const move = async (groupId: string) => {
    const reference = { '@odata.id': `${engine.sandbox.url}${groups}/${groupId}` };
    const path = `${profile}/connectors/${connectorId}/memberOf/$ref`;
    assert.equal((await call(engine.sandbox, 'POST', path, reference)).status, 204);
  };
  await move(id);
  const empty = () => move(defaultConnectorGroupId);
  const remove = async () => {
    await empty();
    assert.equal((await call(engine.sandbox, 'DELETE', `${groups}/${id}`)).status, 204);
  };
  return { id, empty, remove };
}
