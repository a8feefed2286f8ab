import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { colleagues } from '../../src/trial/people.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import type { RequestForm } from '../../src/service/model/request/form.ts';
import type { RequestKind } from '../../src/service/model/request/request.ts';
import { changeHub } from '../harness/engine/by-hand.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { faultTable, type FaultCase } from '../builders/fault-table.ts';
import { checkTenant } from '../harness/engine/tenant-state.ts';

const [olga, nadia] = colleagues;
const testers = 'Qlik testers';

interface Operation {
  kind: RequestKind;
  /** What happens to the publication beforehand, without faults. */
  before: readonly RequestKind[];
  form(engine: Engine, name: string): Promise<Partial<RequestForm>>;
  /** Who has access afterwards. Null = nothing is left in the tenant. */
  people: readonly string[] | null;
  isCreation?: boolean;
  isAssigning?: boolean;
}

const operations: readonly Operation[] = [
  {
    kind: 'publish',
    before: [],
    form: async (_, name) => ({ qlikUrl: `https://${name}.corp.contoso.com` }),
    people: [testers, nadia.name],
    isCreation: true,
    isAssigning: true,
  },
  {
    kind: 'update',
    before: ['publish'],
    form: async ({ deps }, name) => ({
      ...(await updateForm(deps, name)),
      displayName: `Qlik Sense ${name}`,
      applicationServerTimeout: 'Long',
      externalUrl: `https://${name}-new-contoso.msappproxy.net`,
    }),
    people: [testers, nadia.name],
  },
  {
    kind: 'repair',
    before: ['publish'],
    form: async (engine, name) => (await changeHub(engine, name), {}),
    people: [testers, nadia.name],
  },
  {
    kind: 'assign',
    before: ['publish'],
    form: async () => ({ users: olga.userPrincipalName }),
    people: [testers, nadia.name, olga.name],
    isAssigning: true,
  },
  {
    kind: 'unassign',
    before: ['publish'],
    form: async () => ({ users: nadia.userPrincipalName }),
    people: [testers],
    isAssigning: true,
  },
  { kind: 'unpublish', before: ['publish'], form: async () => ({}), people: null, isAssigning: true },
  {
    kind: 'restore',
    before: ['publish', 'unpublish'],
    form: async () => ({}),
    people: [testers, nadia.name],
    isAssigning: true,
  },
];

/** Repeats a failing check for up to five seconds, because lists can lag behind. */
async function settled(check: () => Promise<void>): Promise<void> {
  for (const end = Date.now() + 5000; ; await sleep(200))
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
}

describe('every operation under every fault', function () {
  this.timeout(180_000);
  let engine: Engine;
  before(async () => {
    engine = await startEngine({ atOnce: 20 });
  });
  after(() => engine.close());

  for (const operation of operations)
    describe(`${operation.kind} ends right when Graph`, () => {
      const faults = faultTable.filter(
        ({ needsAssignments, needsCreation }) =>
          (!needsAssignments || operation.isAssigning) && (!needsCreation || operation.isCreation),
      );
      // In parallel, because they mostly wait.
      let ends: Promise<void>[] = [];
      before(async () => {
        ends = faults.map((fault, i) => live(operation, fault, `${operation.kind}-${i}`));
        await Promise.allSettled(ends);
      });
      for (const [i, { graph }] of faults.entries()) it(graph, () => ends[i]);
    });

  async function live(operation: Operation, fault: FaultCase, name: string): Promise<void> {
    for (const kind of operation.before) {
      const form = kind === 'publish' ? { qlikUrl: `https://${name}.corp.contoso.com` } : {};
      assert.equal((await engine.run(kind, { ...form, name })).state, 'done');
    }
    const asked = await engine.ask(operation.kind, { ...(await operation.form(engine, name)), name });
    assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
    const off = fault.rules.map((rule) => engine.sandbox.faults.add({ ...rule, clientRequestId: asked.id }));

    const done = await engine.approve(asked);

    for (const each of off) each();
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.ok(engine.sandbox.faults.fired().some(({ clientRequestId }) => clientRequestId === asked.id));
    await settled(() => checkTenant(engine, name, operation.people && new Set(operation.people)));
  }
});
