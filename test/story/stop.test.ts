import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../../src/trial/sandbox/faults/fault-kinds.ts';
import { storedWait } from '../../src/service/model/stored.ts';
import { openStore } from '../../src/store/database.ts';
import { asked, listed, openStage, pause, type Stage } from '../harness/process/kill-stage.ts';
import { chat } from '../harness/chat/rooms.ts';
import { see } from '../harness/chat/see.ts';

/** Until a list shows it: longer than two lives of the bot, shorter than it looks for what may be there. */
const hiddenSeconds = 21;

describe('a bot that is stopped while Microsoft Entra settles', function () {
  this.timeout(120_000);
  let stage: Stage;
  before(async () => {
    stage = await openStage({ listLagMinutes: 1 });
  });
  after(async () => {
    await stage.close();
    assert.deepEqual(stage.teams.unplanned, []);
  });

  it('leaves the waiting to the next one, which makes no second application', async () => {
    const { sandbox, teams, bot } = stage;
    // A list shows it half as long again after it can be read.
    disturbCreation({ kind: 'delayed-visibility', seconds: hiddenSeconds / 1.5 });
    disturbCreation({ kind: 'status', status: 404, headers: {}, when: 'after' });
    const approve = await asked(stage, { kind: 'publish', people: [] }, 'settling');
    await approve();
    while (fired('status') === 0) await pause();
    const shownAt = Date.now() + (hiddenSeconds + 1) * 1000;

    assert.equal(await bot.end(), 0);
    const left = await storedRequest();
    // Disturbs nothing: tells of each look for what may have been made.
    sandbox.faults.add({ method: 'GET', path: '/applications$', fault: { kind: 'slow', milliseconds: 0 } });
    await bot.start();
    while (fired('slow') < 2) await pause();
    assert.equal(await bot.end(), 0);
    await bot.start();

    assert.equal(left.state, 'applying');
    assert.match(JSON.stringify(storedWait(left)), /Microsoft Entra is settling/);
    await see(teams, chat, 'settling is published', 1, 60);
    // A second one would be finished while the first is still hidden.
    await sleep(Math.max(0, shownAt - Date.now()));
    assert.deepEqual(await applications(), ['Qlik Sense settling', 'Qlik Sense settling (authentication)']);
  });

  const fired = (kind: Fault['kind']) =>
    stage.sandbox.faults.fired().filter((one) => one.kind === kind).length;

  async function applications(): Promise<string[]> {
    const all = await listed<{ displayName: string }>(stage.sandbox, 'applications');
    const names = all.map(({ displayName }) => displayName);
    return names.filter((name) => /settling|qlik-publisher/.test(name)).toSorted();
  }

  /** The first application is made, but neither the answer nor a list says so at once. */
  function disturbCreation(fault: Fault): void {
    stage.sandbox.faults.add({ method: 'POST', path: '/instantiate$', times: 1, fault });
  }

  async function storedRequest() {
    const store = await openStore({ databaseUrl: '', dataDir: stage.dataDir });
    const row = await store.db
      .selectFrom('request')
      .select(['state', 'waiting_for'])
      .executeTakeFirstOrThrow();
    await store.close();
    return row;
  }
});
