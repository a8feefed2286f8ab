import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLog } from '../../src/log.ts';
import { administrator, colleagues, requester } from '../../src/trial/people.ts';
import { startSandbox, type Sandbox } from '../../src/trial/sandbox/sandbox.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { freshDatabase } from '../harness/database/database.ts';
import { startBalancer, type Balancer } from '../fakes/balancer.ts';
import { askAndDecide, channelOf, type Crowd } from '../harness/chat/crowd.ts';
import { createGate, createKillable, type Killable } from '../harness/process/killable.ts';
import { person } from '../harness/chat/person.ts';
import { startTeams, type FakeTeams } from '../fakes/teams.ts';
import { checkTenant } from '../harness/engine/tenant-state.ts';
import { textOf } from '../harness/chat/card.ts';
import { inRoom } from '../harness/chat/see.ts';

/** How long bots are killed, after each was restarted once. */
const killingMs = Number(process.env['INSTANCES_KILL_SECONDS'] ?? 60) * 1000;
/** A message that Teams took this shortly before its bot was killed may be there twice: nobody could record it. */
const windowMs = 2000;
const people = new Set([colleagues[1].name, 'Qlik testers']);

for (const count of [2, 4])
  describe(`${count} bots behind a load balancer, restarted one by one and then killed each second`, function () {
    this.timeout(300_000);
    const killedAt: number[] = [];
    let [restarts, kills] = [0, 0];
    let sandbox: Sandbox;
    let teams: FakeTeams;
    let database: Awaited<ReturnType<typeof freshDatabase>>;
    let dataDir: string;
    let bots: Killable[];
    let balancer: Balancer;
    let store: Store;
    let crowd: Crowd;
    before(async function () {
      if (!process.env['DATABASE_URL']) return this.skip();
      sandbox = await startSandbox({
        port: 0,
        dataDir: null,
        replicationSeconds: 0,
        log: createLog('silent'),
      });
      teams = await startTeams();
      database = await freshDatabase();
      dataDir = await mkdtemp(join(tmpdir(), 'instances-'));
      const bot = () => createKillable(sandbox, createGate(), dataDir, database.url);
      bots = await Promise.all(Array.from({ length: count }, bot));
      await Promise.all(bots.map((one) => one.start()));
      balancer = await startBalancer(bots.map(({ url }) => url));
      store = await openStore({ databaseUrl: database.url, dataDir: null });
      const as = (who: { id: string; name: string }) => person(balancer.url, teams, sandbox.tenantId, who);
      crowd = { teams, rita: as(requester), adam: as(administrator), accepted: new Map() };
    });
    after(async () => {
      if (!process.env['DATABASE_URL']) return;
      await balancer.close();
      for (const bot of bots) await bot.kill();
      await store.close();
      await teams.close();
      await sandbox.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    });

    it('lose no request, do nothing twice and tell nothing twice', async () => {
      let isOver = false;
      const disturbed = disturb().finally(() => (isOver = true));
      const walks = Array.from({ length: 3 }, (_, walker) => walk(walker, () => isOver));
      await Promise.all([disturbed, ...walks]);
      await allEnded();

      for (const [name, end] of crowd.accepted)
        await checkTenant(tenant(), name, end === 'done' ? people : null);
      const doubles = await checkMessages();
      assert.ok(restarts >= count && kills > 0 && crowd.accepted.size > 5);
      assert.deepEqual(teams.unplanned, []);
      console.log(
        `      ${crowd.accepted.size} requests, ${restarts} restarts, ${kills} kills: all ended right; ` +
          `${doubles} messages twice, each sent less than ${windowMs / 1000} s before a kill`,
      );
    });

    async function walk(walker: number, isOver: () => boolean): Promise<void> {
      for (let i = 0; !isOver(); i++)
        await askAndDecide(crowd, `load-${walker}-${i}`, i % 4 === 3 ? 'rejected' : 'done');
    }

    async function disturb(): Promise<void> {
      for (const bot of bots) {
        assert.equal(await bot.end(), 0);
        await bot.start();
        restarts++;
      }
      // One SIGKILL a second, as long as another bot is ready: the machine is slower at starting them than this is at killing.
      const until = Date.now() + killingMs;
      for (let i = 0; Date.now() < until; await sleep(1000)) {
        const bot = bots[i % bots.length];
        if (!bot || balancer.ready() < 2 || !(await isReady(bot))) continue;
        await bot.kill();
        // What it had sent before its death is taken first.
        await sleep(100);
        killedAt.push(Date.now());
        kills++;
        i++;
        bot.start().catch(() => {});
      }
    }

    async function isReady({ url }: Killable): Promise<boolean> {
      return fetch(`${url}/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
    }

    async function allEnded(): Promise<void> {
      const open = () =>
        store.db
          .selectFrom('request')
          .select(['name', 'state', 'waiting_for'])
          .where('state', 'not in', ['done', 'rejected', 'failed'])
          .execute();
      for (const end = Date.now() + 90_000; (await open()).length > 0 && Date.now() < end;) await sleep(200);
      assert.deepEqual(await open(), []);
      const rows = await store.db.selectFrom('request').select(['name', 'state']).execute();
      const ends = Object.fromEntries(rows.map(({ name, state }) => [name, state]));
      assert.deepEqual(ends, Object.fromEntries(crowd.accepted));
      assert.equal(rows.length, crowd.accepted.size);
    }

    /** Each notice is one message that says how it ended; gives the number of those that are there twice. */
    async function checkMessages(): Promise<number> {
      const due = () =>
        store.db
          .selectFrom('notice')
          .innerJoin('request', 'request.id', 'notice.request_id')
          .select('notice.id')
          .whereRef('notice.sent_revision', '<', 'request.revision')
          .execute();
      for (const end = Date.now() + 60_000; (await due()).length > 0 && Date.now() < end;) await sleep(200);
      assert.deepEqual(await due(), []);
      const notices = await store.db.selectFrom('notice').select('activity_ids').execute();
      const known = new Set(notices.flatMap(({ activity_ids }) => activity_ids));
      assert.equal(known.size, notices.length);
      for (const name of crowd.accepted.keys())
        assert.ok(inRoom(teams, channelOf(name)).some(({ id }) => known.has(id)));
      const others = teams.messages.filter(
        (one) => !known.has(one.id) && !textOf(one).includes('request.submit'),
      );
      const unexplained = others.filter(
        ({ at }) => !killedAt.some((kill) => kill > at && kill - at < windowMs),
      );
      assert.deepEqual(unexplained.map(textOf), []);
      return others.length;
    }

    const tenant = () => ({
      deps: { db: store.db },
      graph: async <T>(path: string) => (await (await fetch(`${sandbox.url}${path}`)).json()) as T,
    });
  });
