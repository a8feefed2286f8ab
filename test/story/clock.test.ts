import sinon from 'sinon';
import { ask, decide, seePlan } from '../harness/chat/ask.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';

describe('a clock that is set back by an hour', function () {
  this.timeout(60_000);
  let world: World;
  let clock: sinon.SinonFakeTimers | null = null;
  before(async () => (world = await startWorld()));
  afterEach(() => clock?.restore());
  after(() => world.close());

  function setBack(): void {
    const options = { now: Date.now() - 3_600_000, toFake: ['Date' as const], shouldAdvanceTime: true };
    clock = sinon.useFakeTimers(options);
  }

  it('while a request waits for approval delays neither its cards nor its work', async () => {
    await ask(world, { name: 'back' });
    const card = await seePlan(world, 'back');
    setBack();

    await decide(world, card, 'request.approve');

    await world.see(chat, 'back is published');
    await world.see(approvals, 'Approval to publish back: Published');
  });

  it('while a request is published freezes no card', async () => {
    await ask(world, { name: 'amid' });
    const card = await seePlan(world, 'amid');
    await decide(world, card, 'request.approve');
    setBack();

    await world.see(chat, 'amid is published');
    await world.see(approvals, 'Approval to publish amid: Published');
  });
});
