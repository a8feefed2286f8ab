import assert from 'node:assert/strict';
import { administrator } from '../../src/trial/people.ts';
import { botAppId } from '../../src/trial/sandbox-credential.ts';
import { applicationsOf, publish } from '../harness/chat/ask.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { recordWriters } from '../harness/sandbox/writers.ts';
import { eyes } from '../harness/sandbox/eyes.ts';

const ways = [
  ['bot', 'itself', botAppId],
  ['approver', 'the approver', administrator.id],
] as const;

for (const [runAs, name, writer] of ways)
  describe(`a bot that writes as ${name}, in a tenant that asks every call for a token`, () => {
    const writers = recordWriters();
    const steps = [writers.step];
    let world: World;
    before(async () => void (world = await startWorld({ permissions: 'lenient', runAs, steps })));
    after(() => world.close());

    it('goes from the form to published applications', async () => {
      await publish(world, 'lenient');

      assert.deepEqual(await applicationsOf(world, 'lenient'), [
        'Qlik Sense lenient',
        'Qlik Sense lenient (authentication)',
      ]);
      assert.deepEqual(writers.ids(), [writer]);
    });

    it('answers nobody without a token', async () => {
      const { url } = world.sandbox;
      const answer = await fetch(`${url}/v1.0/organization`);
      const seen = await fetch(`${url}/v1.0/organization`, { headers: eyes(world.sandbox) });

      assert.deepEqual([answer.status, seen.status], [401, 200]);
    });
  });
