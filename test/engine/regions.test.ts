import assert from 'node:assert/strict';
import { americanGroupId, namelessGroupId, namesakeGroupId, worldwide } from '../builders/worldwide.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';

describe('a tenant with connectors in several regions', () => {
  let engine: Engine;
  before(async () => void (engine = await startEngine({ seed: worldwide })));
  after(() => engine.close());

  const groups = {
    american: americanGroupId,
    namesake: namesakeGroupId,
    nameless: namelessGroupId,
  };
  for (const [name, connectorGroupId] of Object.entries(groups))
    it(`publishes through the ${name} connector group, and no other`, async () => {
      const qlikUrl = `https://${name}.corp.contoso.com`;
      const done = await engine.run('publish', { name, qlikUrl, connectorGroupId });
      const filter = encodeURIComponent(`startswith(displayName,'Qlik Sense ${name}')`);
      const { value } = await engine.graph<{ value: { id: string }[] }>(
        `/v1.0/applications?$filter=${filter}`,
      );
      const serving = await Promise.all(
        value.map(({ id }) => engine.graph<{ id: string }>(`/beta/applications/${id}/connectorGroup`)),
      );

      assert.equal(done.state, 'done', JSON.stringify(done.problem));
      assert.deepEqual(
        serving.map(({ id }) => id),
        [connectorGroupId, connectorGroupId],
      );
    });
});
