import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { listAdoptable } from '../../src/service/views/adoptable.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import type { RequestForm } from '../../src/service/model/request/form.ts';
import type { RequestKind } from '../../src/service/model/request/request.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { colleagues } from '../../src/trial/people.ts';
import { startRepositoryService, type RepositoryService } from '../../src/trial/qlik/repository-service.ts';
import { findNotices } from '../../src/store/notices.ts';
import { changeHub, refuseConnectorGroup } from '../harness/engine/by-hand.ts';
import { aDelivery, startEngine, type Engine } from '../harness/engine/engine.ts';
import { Dead, mortal, type MortalDb } from '../harness/database/mortal-db.ts';
import { connected } from '../harness/qlik/connected.ts';
import { checkTenant } from '../harness/engine/tenant-state.ts';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';

const [olga, nadia] = colleagues;
const always = [nadia.name, 'Qlik testers'];

interface Operation {
  kind: RequestKind;
  /** Returns the form's entries. May prepare the tenant first. */
  form(engine: Engine, name: string): Promise<Partial<RequestForm>>;
  /** Who has access afterwards. Null = nothing is left; absent = the applications are not the bot's. */
  people?: readonly string[] | null;
  check?(name: string): void;
}

/** Qlik Sense itself, which all publications lead to. */
let service: RepositoryService;

/** Each operation starts from what the previous one left. Adopt uses its own applications. */
const operations: readonly Operation[] = [
  {
    kind: 'publish',
    form: async (_, name) => ({ qlikUrl: `https://${name}.corp.contoso.com` }),
    people: always,
  },
  { kind: 'assign', form: async () => ({ users: olga.userPrincipalName }), people: [...always, olga.name] },
  { kind: 'unassign', form: async () => ({ users: olga.userPrincipalName }), people: always },
  {
    kind: 'update',
    form: async ({ deps }, name) => ({ ...(await updateForm(deps, name)), applicationServerTimeout: 'Long' }),
    people: always,
  },
  { kind: 'repair', form: async (engine, name) => (await changeHub(engine, name), {}), people: always },
  { kind: 'accept', form: opened, people: always },
  { kind: 'allow', form: served, people: always, check: checkAllowed },
  { kind: 'unpublish', form: async () => ({}), people: null },
  { kind: 'restore', form: async () => ({}), people: always },
  { kind: 'adopt', form: publishedByHand },
];

async function opened(engine: Engine, name: string): Promise<Partial<RequestForm>> {
  await changeHub(engine, name);
  return { reason: 'Because' };
}

/** It leads to the only server of Qlik Sense, which allows no host yet. */
async function served({ deps }: Engine, name: string): Promise<Partial<RequestForm>> {
  for (const { serverNodeConfiguration: node } of service.site.proxies)
    node.hostName = `${name}.corp.contoso.com`;
  for (const proxy of service.site.virtualProxies) proxy['websocketCrossOriginWhiteList'] = [];
  await deps.qlik?.changed();
  return { reason: 'Because' };
}

/** Each host is allowed, once. */
function checkAllowed(name: string): void {
  const listed = service.site.virtualProxies.map((proxy) => proxy['websocketCrossOriginWhiteList']);
  const hosts = [name, `${name}-auth`].map((one) => `${one}-contoso.msappproxy.net`);
  assert.deepEqual(listed, [hosts, []]);
}

async function publishedByHand(engine: Engine, name: string): Promise<Partial<RequestForm>> {
  await publishApplication(engine.sandbox, name);
  const { pages } = await listAdoptable(engine.deps, 1);
  for (let page = 1; page <= pages; page++) {
    const { items } = await listAdoptable(engine.deps, page);
    const found = items.find(({ hub }) => hub.externalUrl.includes(name));
    if (found) return { hubApplicationId: found.hub.applicationId };
  }
  return assert.fail('Nothing to adopt');
}

for (const moment of ['before', 'after'] as const)
  describe(`a bot that dies just ${moment} the commit of a transaction heals in`, function () {
    this.timeout(600_000);
    let engine: Engine;
    let life: MortalDb;
    let points = 0;
    before(async () => {
      service = await startRepositoryService();
      engine = await startEngine();
      life = mortal(engine.deps.db);
      engine.deps.db = life.db;
      engine.deps.qlik = await connected(life.db, service);
    });
    after(async () => {
      console.log(`      ${points} kill points, ${points} healed`);
      await engine.close();
      await service.close();
    });

    it('every operation from the form to its end', async () => {
      for (let n = 1, isOver = false; !isOver; n++) {
        isOver = true;
        for (const operation of operations) {
          const name = operation.kind === 'adopt' ? `hand-${moment}-${n}` : `${moment}-${n}`;
          if (await carryOut(operation, name, n)) isOver = false;
          if (operation.people !== undefined)
            await checkTenant(engine, name, operation.people && new Set(operation.people));
        }
      }
    });

    it('undo', async () => {
      for (let n = 1, isOver = false; !isOver; n++) {
        const name = `undo-${moment}-${n}`;
        const allow = refuseConnectorGroup(engine);
        const failed = await engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
        allow();
        assert.equal(failed.state, 'failed');
        isOver = !(await dying(n, () => engine.undo(failed), failed.id, 'withdrawn'));
        await checkTenant(engine, name, null);
      }
    });

    /** Asks and approves, dies at the n-th transaction and revives. Returns false if there are fewer transactions. */
    async function carryOut({ kind, form }: Operation, name: string, n: number): Promise<boolean> {
      const typed = { ...(await form(engine, name)), name };
      const delivery = aDelivery();
      let id = '';
      const died = await dying(n, async () => {
        const asked = await engine.ask(kind, typed, delivery);
        id = asked.id;
        return asked.state === 'planned' ? engine.approve(asked) : engine.until(asked.id, ['done']);
      });
      const finals = (await findNotices(engine.deps.db, id)).filter(({ kind: card }) =>
        ['published', 'changed'].includes(card),
      );
      const places = finals.map(({ conversation_id: place }) => place);
      // Where it was asked for, and the channel that hears of every result.
      assert.deepEqual(places.toSorted(), ['19:approvals@thread.tacv2', 'a:rita'], `${kind} ${name}`);
      return died;
    }

    /** Dies at the n-th transaction of the work and repeats the work until it succeeds. Returns whether it died. */
    async function dying(
      n: number,
      work: () => Promise<RequestView>,
      id = '',
      wanted: RequestView['state'] = 'done',
    ): Promise<boolean> {
      life.arm(n, moment);
      const waking = wake();
      let ended = await work().catch(orNull);
      while (!ended) {
        while (life.isDead()) await sleep(10);
        const now = id ? await engine.until(id, ['failed', wanted]).catch(orNull) : null;
        ended = now?.state === wanted ? now : await work().catch(orNull);
      }
      const died = await waking.stop();
      assert.equal(ended.state, wanted, JSON.stringify(ended.problem));
      if (died) points++;
      return died;
    }

    function orNull(error: unknown): null {
      if (error instanceof Dead) return null;
      throw error;
    }

    /** Restarts a dead process after a moment. pg-boss then hands out its job again. */
    function wake() {
      let [isRunning, died] = [true, false];
      const running = (async () => {
        while (isRunning) {
          if (life.isDead()) {
            died = true;
            await sleep(100);
            life.revive();
          }
          await sleep(10);
        }
        life.revive();
      })();
      return {
        stop: async () => {
          isRunning = false;
          await running;
          return died;
        },
      };
    }
  });
