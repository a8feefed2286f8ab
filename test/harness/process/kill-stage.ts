import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../../src/log.ts';
import { administrator, requester } from '../../../src/trial/people.ts';
import type { FaultRule } from '../../../src/trial/sandbox/faults/fault-rule.ts';
import { startSandbox, type Sandbox } from '../../../src/trial/sandbox/sandbox.ts';
import { inputValues } from '../chat/ask.ts';
import { createGate, createKillable, type Killable } from './killable.ts';
import { person, type Person, type Room } from '../chat/person.ts';
import { startTeams, type FakeTeams, type TeamsMessage } from '../../fakes/teams.ts';
import { buttonData, cardOf, textOf } from '../chat/card.ts';
import { approvals, chat } from '../chat/rooms.ts';
import { goodForm } from '../../builders/good-form.ts';
import { sayUntilTaken } from '../chat/say-until-taken.ts';
import { see, seeAfter } from '../chat/see.ts';
import { eventually } from '../eventually.ts';

/** Text on the last card of each operation. */
export const words = {
  publish: 'is published',
  assign: 'assigned to',
  unassign: 'unassigned from',
  update: 'is updated',
  unpublish: 'is unpublished',
  restore: 'is restored',
  repair: 'is repaired',
  undo: 'is undone',
} as const;
/** An operation on a publication. Undo takes back a half-made one. */
export type Kind = keyof typeof words;

/** An operation as it is asked for. */
export interface Operation {
  kind: Kind;
  entries?: Record<string, string>;
  /** Changes the tenant by hand beforehand. */
  drift?: (stage: Stage, name: string) => Promise<void>;
  /** Who has access afterwards. Empty = nothing is left. */
  people: readonly string[];
}

/** A bot that can be killed, and a Teams and a tenant that survive it. */
export interface Stage {
  sandbox: Sandbox;
  teams: FakeTeams;
  bot: Killable;
  /** The bot's data folder. */
  dataDir: string;
  rita: Person;
  adam: Person;
  close(): Promise<void>;
}

/** Done once for all stages: only a bot that exits normally saves compiled code, which later ones then reuse. */
let compiling: Promise<void> | null = null;

async function startAndEnd(bot: Killable): Promise<void> {
  await bot.start();
  await bot.end();
}

/** Opens a stage and starts the bot. After looking in vain for `listLagMinutes`, the bot creates an object again. */
export async function openStage(
  options: { faults?: readonly FaultRule[]; listLagMinutes?: number } = {},
): Promise<Stage> {
  const { faults = [], listLagMinutes } = options;
  const log = createLog('silent');
  const gate = createGate();
  const sandbox = await startSandbox({
    port: 0,
    dataDir: null,
    replicationSeconds: 0,
    steps: [gate.step],
    faults,
    log,
  });
  const teams = await startTeams();
  const dataDir = await mkdtemp(join(tmpdir(), 'killed-'));
  const bot = await createKillable(sandbox, gate, dataDir, '', listLagMinutes);
  await (compiling ??= startAndEnd(bot));
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
  return { sandbox, teams, bot, dataDir, rita, adam, close };
}

/** The click that starts an operation. */
export type Click = () => ReturnType<Person['click']>;

/** Asks for an operation and returns the click that approves it. */
export async function asked(
  { teams, rita, adam }: Stage,
  { kind, entries }: Operation,
  name: string,
): Promise<Click> {
  const seen = teams.messages.length;
  await sayUntilTaken(rita, chat, kind === 'publish' ? kind : `${kind} ${name}`);
  // News of earlier requests arrives meanwhile.
  const form = await seeAfter(teams, chat, 'request.submit', seen);
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
  const card = await see(teams, approvals, `Approval to ${kind} ${name}: Waiting for approval`);
  return () => press(adam, approvals, card, 'request.approve');
}

/** Makes a publication that Graph refuses half-way, and returns the click that undoes it. */
export async function halfMade(stage: Stage, name: string): Promise<Click> {
  const approve = await asked(stage, { kind: 'publish', people: [] }, name);
  const allow = stage.sandbox.faults.add({
    method: 'PUT',
    path: 'connectorGroup',
    fault: { kind: 'status', status: 403, code: 'Authorization_RequestDenied' },
  });
  await approve();
  const hasUndo = (one: TeamsMessage) =>
    one.conversationId === chat.id && textOf(one).includes('request.undo') && textOf(one).includes(name);
  const card = await eventually(async () => {
    const found = stage.teams.messages.find(hasUndo);
    assert.ok(found, `${name} cannot be undone`);
    return found;
  }, 30);
  allow();
  return () => press(stage.rita, chat, card, 'request.undo');
}

function press(who: Person, room: Room, card: TeamsMessage, verb: string): ReturnType<Person['click']> {
  return who.click(room, card.id, verb, { ...buttonData(cardOf(card), verb), comment: '' });
}

/** Opens the hub to everybody and unassigns a group, by hand. */
export async function changeByHand({ sandbox }: Stage, name: string): Promise<void> {
  const filter = encodeURIComponent(`displayName eq 'Qlik Sense ${name}'`);
  const [hub] = await listed<{ id: string; appId: string }>(sandbox, `applications?$filter=${filter}`);
  const assigned = `servicePrincipals(appId='${hub?.appId}')/appRoleAssignedTo`;
  const [first] = await listed<{ id: string }>(sandbox, assigned);
  const send = (method: string, path: string, body: object | null) =>
    fetch(`${sandbox.url}/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
  const passthrough = { onPremisesPublishing: { externalAuthenticationType: 'passthru' } };
  const answers = [
    await send('PATCH', `beta/applications/${hub?.id}`, passthrough),
    await send('DELETE', `v1.0/${assigned}/${first?.id}`, null),
  ];
  assert.ok(answers.every(({ ok }) => ok));
}

/** Returns the items of one of the tenant's lists. */
export async function listed<T>(sandbox: Sandbox, path: string): Promise<T[]> {
  return ((await (await fetch(`${sandbox.url}/v1.0/${path}`)).json()) as { value: T[] }).value;
}

/** Waits 20 ms. */
export const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
