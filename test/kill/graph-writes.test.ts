import assert from 'node:assert/strict';
import { colleagues } from '../../src/trial/people.ts';
import {
  asked,
  changeByHand,
  halfMade,
  listed,
  openStage,
  pause,
  type Kind,
  type Operation,
  type Stage,
} from '../harness/process/kill-stage.ts';
import { lagging } from '../../src/trial/sandbox/faults/profiles.ts';
import { eventually } from '../harness/eventually.ts';
import { moments, type Moment } from '../harness/process/killable.ts';
import { finalCards } from '../harness/process/final-cards.ts';

const [olga, nadia] = colleagues;
const always = [nadia.name, 'Qlik testers'];

/** In order: each operation starts from what the previous one left. Undo uses its own half-made publication. */
const operations: readonly Operation[] = [
  { kind: 'publish', people: always },
  { kind: 'assign', entries: { users: olga.userPrincipalName }, people: [...always, olga.name].toSorted() },
  { kind: 'unassign', entries: { users: olga.userPrincipalName }, people: always },
  { kind: 'update', entries: { applicationServerTimeout: 'Long' }, people: always },
  { kind: 'repair', drift: changeByHand, people: always },
  { kind: 'unpublish', people: [] },
  { kind: 'restore', people: always },
  { kind: 'undo', people: [] },
];

/** The operations that need what an operation leaves behind. Only undo needs no other. */
const neededBy: Partial<Record<Kind, readonly Kind[]>> = {
  publish: ['assign', 'unassign', 'update', 'repair', 'unpublish', 'restore'],
  assign: ['unassign'],
  unassign: ['assign'],
  unpublish: ['restore'],
  restore: ['unpublish'],
};

/**
 * `few` kills the first three of every six writes, at one moment each, so at least the first of each operation.
 * Otherwise every write is killed at every moment.
 */
const isShort = process.env['KILL_POINTS'] === 'few';

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
    const healed = await Promise.allSettled(moments.map((moment, i) => liveThrough(stages[i], moment, i)));
    for (const one of healed) if (one.status === 'rejected') throw one.reason;
  });

  /** Runs one publication after another, killed one write later each time, until no operation has a write left. */
  async function liveThrough(stage: Stage | undefined, moment: Moment, i: number): Promise<void> {
    assert.ok(stage);
    const isKilled = new Set<Kind>(operations.map(({ kind }) => kind));
    const [first, step] = isShort ? [i + 1, 2 * moments.length] : [1, 1];
    for (let n = first; isKilled.size > 0; n += step) {
      for (const operation of operations) {
        const { kind, people } = operation;
        if (![kind, ...(neededBy[kind] ?? [])].some((one) => isKilled.has(one))) continue;
        const name = kind === 'undo' ? `half-${moment}-${n}` : `${moment}-${n}`;
        const killed = await carryOut(stage, operation, name, n, moment);
        if (killed) points++;
        else isKilled.delete(kind);
        await check(stage, name, people, `${kind} ${moment} write ${n}`);
      }
    }
  }
});

/** New and restored objects appear after a minute and in lists after five, a hundred times as fast. */
const lag = { faults: lagging(100), listLagMinutes: 0.08 };
const listSeconds = 4;

/** The writes that create the pair, or restore it: the first two. */
const beginnings = [1, 2];
/** More writes than any operation has. */
const never = 1000;

describe('a bot that is killed at the writes that create or restore while lists lag', function () {
  this.timeout(600_000);
  const lived = isShort ? moments.slice(0, beginnings.length) : moments;
  const stages: Stage[] = [];
  before(async () => {
    for (const _ of lived) stages.push(await openStage(lag));
  });
  after(async () => {
    for (const stage of stages) await stage.close();
  });

  it('makes nothing twice and leaves nothing behind', async () => {
    const healed = await Promise.allSettled(lived.map((moment, i) => liveThrough(stages[i], moment, i)));
    for (const one of healed) if (one.status === 'rejected') throw one.reason;
  });

  async function liveThrough(stage: Stage | undefined, moment: Moment, i: number): Promise<void> {
    assert.ok(stage);
    const creating = operations.filter(({ kind }) => ['publish', 'unpublish', 'restore'].includes(kind));
    for (const n of beginnings.filter((one) => !isShort || one === i + 1))
      for (const operation of creating) {
        const { kind, people } = operation;
        const isKilled = kind !== 'unpublish';
        const name = `lag-${moment}-${n}`;
        assert.equal(await carryOut(stage, operation, name, isKilled ? n : never, moment), isKilled);
        await eventually(
          () => check(stage, name, people, `${kind} ${moment} write ${n}, lagging`),
          listSeconds,
        );
      }
  }
});

/** Starts an operation, kills the bot at its n-th write and restarts it. Returns false if it has fewer writes. */
async function carryOut(
  stage: Stage,
  operation: Operation,
  name: string,
  n: number,
  moment: Moment,
): Promise<boolean> {
  const { teams, bot } = stage;
  const { kind } = operation;
  const before = finalCards(teams, kind, name);
  const isOver = () => finalCards(teams, kind, name).told > before.told;
  await operation.drift?.(stage, name);
  const start = kind === 'undo' ? await halfMade(stage, name) : await asked(stage, operation, name);
  const dead = bot.arm(n, moment);
  const { body } = await start();
  assert.equal(body.type, 'application/vnd.microsoft.card.adaptive', String(body.value));
  const isDead = await Promise.race([dead.then(() => true), ended(isOver).then(() => false)]);
  if (isDead) {
    // Recovery starts when it runs again, however long a busy machine takes to start it.
    await bot.start();
    await ended(isOver);
  }
  await bot.arm(0, moment);
  const after = finalCards(teams, kind, name);
  assert.equal(after.told, before.told + 1, `${kind} ${name}: final cards`);
  assert.ok(after.heard <= before.heard + 1, `${kind} ${name}: final cards in the channel`);
  return isDead;
}

/** Waits up to half a minute for the last card. The caller checks what is missing. */
async function ended(isOver: () => boolean): Promise<void> {
  for (let i = 0; i < 1500 && !isOver(); i++) await pause();
}

/** Asserts that exactly the pair exists with exactly these people, or nothing, and nothing under a temporary name. */
async function check(
  { sandbox, teams }: Stage,
  name: string,
  people: readonly string[],
  when: string,
): Promise<void> {
  const wanted = [`Qlik Sense ${name}`, `Qlik Sense ${name} (authentication)`];
  for (const set of ['applications', 'servicePrincipals']) {
    const all = await listed<{ displayName: string; appId: string; id: string }>(sandbox, set);
    const ours = all.filter(
      ({ displayName }) => displayName.startsWith('qlik-publisher ') || wanted.includes(displayName),
    );
    assert.deepEqual(
      ours.map(({ displayName }) => displayName).toSorted(),
      people.length > 0 ? wanted : [],
      when,
    );
    if (set === 'applications') continue;
    for (const { id } of ours) {
      const assigned = await listed<{ principalDisplayName: string }>(
        sandbox,
        `servicePrincipals/${id}/appRoleAssignedTo`,
      );
      assert.deepEqual(
        assigned.map((one) => one.principalDisplayName).toSorted(),
        [...people].toSorted(),
        when,
      );
    }
  }
  assert.deepEqual(teams.unplanned, [], when);
}
