import assert from 'node:assert/strict';
import type { ApiStep } from '../../src/trial/sandbox/http/message.ts';
import { ask, decide, seePlan } from '../harness/chat/ask.ts';
import type { Room } from '../harness/chat/person.ts';
import { startWorld, type World } from '../harness/chat/world.ts';

const adams: Room = { id: 'a:adam', kind: 'personal' };

describe('a decision in the approver’s own chat', () => {
  let world: World;
  let lookedUp = 0;
  before(async () => {
    const counted: ApiStep = (request, next) => {
      if (request.path.at(-1) === 'checkMemberGroups') lookedUp++;
      return next(request);
    };
    world = await startWorld({ bindApprovals: false, steps: [counted] });
    await world.adam.say(adams, 'help');
  });
  after(() => world.close());

  it('looks the approver up once', async () => {
    await ask(world, { name: 'sales' });
    const plan = await seePlan(world, 'sales', adams);
    lookedUp = 0;

    const { body } = await decide(world, plan, 'request.reject', { room: adams });

    assert.match(JSON.stringify(body.value), /Say why/);
    assert.equal(lookedUp, 1);
  });
});
