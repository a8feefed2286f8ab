import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { updateForm } from '../../src/service/form/update-form.ts';
import type { RequestKind } from '../../src/service/request.ts';
import { colleagues } from '../../src/sandbox/people.ts';
import { findNotices } from '../../src/store/notices.ts';
import { startEngine, type Engine } from '../fakes/engine.ts';
import { Dead, mortal, type MortalDb } from '../fakes/mortal-db.ts';

const [olga, nadia] = colleagues;
const always = [nadia.name, 'Qlik testers'];

/** Each operation finds what the one before has left. */
const operations: readonly { kind: RequestKind; users?: string; people: readonly string[] }[] = [
  { kind: 'publish', users: nadia.userPrincipalName, people: always },
  { kind: 'assign', users: olga.userPrincipalName, people: [...always, olga.name] },
  { kind: 'unassign', users: olga.userPrincipalName, people: always },
  { kind: 'update', people: always },
  { kind: 'unpublish', people: [] },
  { kind: 'restore', people: always },
];

for (const moment of ['before', 'after'] as const)
  describe(`a bot that dies just ${moment} the commit of a transaction, from the approval on`, function () {
    this.timeout(400_000);
    let engine: Engine;
    let life: MortalDb;
    let points = 0;
    before(async () => {
      engine = await startEngine();
      life = mortal(engine.deps.db);
      engine.deps.db = life.db;
    });
    after(async () => {
      console.log(`      ${points} kill points, ${points} healed`);
      await engine.close();
    });

    it('heals at every transaction of every operation', async () => {
      for (let n = 1, isOver = false; !isOver; n++) {
        isOver = true;
        for (const { kind, users = '', people } of operations) {
          if (await carryOut(kind, `${moment}-${n}`, users, n)) {
            isOver = false;
            points++;
          }
          await check(`${moment}-${n}`, people, `${kind}, transaction ${n}`);
        }
      }
    });

    /** Approves, dies at the n-th transaction, lives again; false = there are fewer. */
    async function carryOut(kind: RequestKind, name: string, users: string, n: number): Promise<boolean> {
      const form = kind === 'update' ? await updateForm(engine.deps, name) : null;
      const asked = await engine.ask(kind, {
        ...(form ? { ...form, applicationServerTimeout: 'Long' } : {}),
        ...(kind === 'publish' ? { qlikUrl: `https://${name}.corp.contoso.com` } : {}),
        ...(users ? { users } : {}),
        name,
      });
      assert.equal(asked.state, 'planned', `${kind}: ${JSON.stringify(asked.problem)}`);
      life.arm(n, moment);
      const waking = wake();
      const ended = await engine.approve(asked).catch(async (error: unknown) => {
        if (!(error instanceof Dead)) throw error;
        while (life.isDead()) await sleep(10);
        const now = await engine.until(asked.id, ['planned', 'approved', 'applying', 'done']);
        return now.state === 'planned' ? engine.approve(asked) : engine.until(asked.id, ['done']);
      });
      const died = await waking.stop();
      assert.equal(ended.state, 'done', `${kind}: ${JSON.stringify(ended.problem)}`);
      const finals = (await findNotices(engine.deps.db, asked.id)).filter(({ kind: card }) =>
        ['published', 'changed'].includes(card),
      );
      assert.equal(finals.length, 1);
      return died;
    }

    /** A dead process is started again after a moment; pg-boss gives its job out once more. */
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

    async function check(name: string, people: readonly string[], when: string): Promise<void> {
      const { value } = await engine.graph<{ value: { displayName: string; id: string }[] }>(
        '/v1.0/servicePrincipals?$top=999',
      );
      const wanted = [`Qlik Sense ${name}`, `Qlik Sense ${name} (authentication)`];
      const ours = value.filter(
        (one) => wanted.includes(one.displayName) || /^qlik-pub/.test(one.displayName),
      );
      const names = ours.map(({ displayName }) => displayName).sort();
      assert.deepEqual(names, people.length > 0 ? wanted : [], when);
      for (const { id } of ours) {
        const path = `/v1.0/servicePrincipals/${id}/appRoleAssignedTo`;
        const { value: all } = await engine.graph<{ value: { principalDisplayName: string }[] }>(path);
        assert.deepEqual(all.map((one) => one.principalDisplayName).sort(), [...people].sort(), when);
      }
    }
  });
