import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../src/log.ts';
import { administrator, colleagues, requester } from '../../src/sandbox/people.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { inputValues } from '../fakes/ask.ts';
import { createGate, createKillable, moments, type Killable, type Moment } from '../fakes/killable.ts';
import { person, type Person } from '../fakes/person.ts';
import { startTeams, type FakeTeams } from '../fakes/teams.ts';
import { approvals, buttonData, cardOf, chat, goodForm, see, textOf } from '../fakes/world.ts';

const [olga, nadia] = colleagues;
const words = {
  publish: 'is published',
  assign: 'assigned to',
  unassign: 'unassigned from',
  update: 'is updated',
  unpublish: 'is unpublished',
  restore: 'is restored',
} as const;
type Kind = keyof typeof words;

/** Each operation with what it needs; in this order each finds what the one before has left. */
const operations: readonly { kind: Kind; entries: Record<string, string>; people: readonly string[] }[] = [
  { kind: 'publish', entries: {}, people: [nadia.name, 'Qlik testers'] },
  {
    kind: 'assign',
    entries: { users: olga.userPrincipalName },
    people: [nadia.name, olga.name, 'Qlik testers'],
  },
  { kind: 'unassign', entries: { users: olga.userPrincipalName }, people: [nadia.name, 'Qlik testers'] },
  { kind: 'update', entries: { applicationServerTimeout: 'Long' }, people: [nadia.name, 'Qlik testers'] },
  { kind: 'unpublish', entries: {}, people: [] },
  { kind: 'restore', entries: {}, people: [nadia.name, 'Qlik testers'] },
];

interface Stage {
  sandbox: Sandbox;
  teams: FakeTeams;
  bot: Killable;
  rita: Person;
  adam: Person;
  close(): Promise<void>;
}

describe('a bot that is killed at a write to Microsoft Graph', function () {
  this.timeout(600_000);
  let points = 0;
  const stages: Stage[] = [];
  before(async () => {
    for (const _ of moments) stages.push(await openStage());
  });
  after(async () => {
    for (const stage of stages) await stage.close();
    console.log(`      ${points} kill points, ${points} healed`);
  });

  it('heals at every write of every operation, before it, after it and after its answer', async () => {
    const healed = await Promise.allSettled(moments.map((moment, i) => liveThrough(stages[i], moment)));
    for (const one of healed) if (one.status === 'rejected') throw one.reason;
  });

  /** Publications one after the other, each killed once more and one write later, until no operation has a write left. */
  async function liveThrough(stage: Stage | undefined, moment: Moment): Promise<void> {
    assert.ok(stage);
    for (let n = 1, isOver = false; !isOver; n++) {
      isOver = true;
      const name = `${moment}-${n}`;
      for (const { kind, entries, people } of operations) {
        const killed = await carryOut(stage, kind, name, entries, n, moment);
        if (killed) {
          isOver = false;
          points++;
        }
        await check(stage, name, people, `${kind} ${moment} write ${n}`);
      }
    }
  }
});

/** Has an operation approved, lets the bot die at its n-th write and starts it again; false = it has fewer writes. */
async function carryOut(
  { teams, bot, rita, adam }: Stage,
  kind: Kind,
  name: string,
  entries: Record<string, string>,
  n: number,
  moment: Moment,
): Promise<boolean> {
  const finals = () => teams.messages.filter((one) => isFinal(textOf(one), kind, name)).length;
  const before = finals();
  const seen = teams.messages.length;
  await rita.say(chat, kind === 'publish' ? kind : `${kind} ${name}`);
  while (teams.messages.length === seen) await pause();
  const form = teams.messages[seen];
  assert.ok(form);
  const own = {
    ...goodForm,
    name,
    externalDomain: 'msappproxy.net',
    qlikUrl: `https://${name}.corp.contoso.com`,
  };
  const data =
    kind === 'publish'
      ? own
      : { ...inputValues(cardOf(form)), ...buttonData(cardOf(form), 'request.submit') };
  await rita.click(chat, form.id, 'request.submit', { ...data, ...entries });
  const approval = await see(teams, approvals, `Approval to ${kind} ${name}: Waiting for approval`);
  const dead = bot.arm(n, moment);
  const { body } = await adam.click(approvals, approval.id, 'request.approve', {
    ...buttonData(cardOf(approval), 'request.approve'),
    comment: '',
  });
  assert.equal(body.type, 'application/vnd.microsoft.card.adaptive', String(body.value));
  const finished = (async () => {
    for (let i = 0; i < 1500 && finals() === before; i++) await pause();
  })();
  const isDead = await Promise.race([dead.then(() => true), finished.then(() => false)]);
  if (isDead) {
    await bot.start();
    await finished;
  }
  await bot.arm(0, moment);
  assert.equal(finals(), before + 1, `${kind} ${name}: final cards`);
  return isDead;
}

function isFinal(text: string, kind: Kind, name: string): boolean {
  const fallback = /"fallbackText":"([^"]*)"/.exec(text)?.[1] ?? '';
  return fallback.includes(words[kind]) && fallback.split(' ').some((word) => word === name);
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Exactly the pair with exactly these people, or nothing; nothing under a temporary name. */
async function check(
  { sandbox, teams }: Stage,
  name: string,
  people: readonly string[],
  when: string,
): Promise<void> {
  const list = async <T>(path: string) =>
    ((await (await fetch(`${sandbox.url}/v1.0/${path}`)).json()) as { value: T[] }).value;
  const wanted = [`Qlik Sense ${name}`, `Qlik Sense ${name} (authentication)`];
  for (const set of ['applications', 'servicePrincipals']) {
    const all = await list<{ displayName: string; appId: string; id: string }>(set);
    const ours = all.filter(
      ({ displayName }) => /^qlik-publisher /.test(displayName) || wanted.includes(displayName),
    );
    assert.deepEqual(
      ours.map(({ displayName }) => displayName).sort(),
      people.length > 0 ? wanted : [],
      when,
    );
    if (set === 'applications') continue;
    for (const { id } of ours) {
      const assigned = await list<{ principalDisplayName: string }>(
        `servicePrincipals/${id}/appRoleAssignedTo`,
      );
      assert.deepEqual(assigned.map((one) => one.principalDisplayName).sort(), [...people].sort(), when);
    }
  }
  assert.deepEqual(teams.unplanned, [], when);
}

async function openStage(): Promise<Stage> {
  const log = createLog('silent');
  const gate = createGate();
  const sandbox = await startSandbox({
    port: 0,
    dataDir: null,
    replicationSeconds: 0,
    steps: [gate.step],
    log,
  });
  const teams = await startTeams();
  const dataDir = await mkdtemp(join(tmpdir(), 'killed-'));
  const bot = await createKillable(sandbox, gate, dataDir);
  await bot.start();
  const as = (who: { id: string; name: string }) => person(bot.url, teams, sandbox.tenantId, who);
  const [rita, adam] = [as(requester), as(administrator)];
  await adam.say(approvals, 'settings approvals');
  const close = async () => {
    await bot.kill();
    await teams.close();
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { sandbox, teams, bot, rita, adam, close };
}
