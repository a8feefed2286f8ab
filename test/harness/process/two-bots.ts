import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../../src/log.ts';
import { startSandbox, type Sandbox } from '../../../src/trial/sandbox/sandbox.ts';
import { startTeams, type FakeTeams } from '../../fakes/teams.ts';
import { freshDatabase } from '../database/database.ts';
import { createGate, createKillable, type Gate, type Killable } from './killable.ts';

/** Two bots in processes of their own that share a PostgreSQL, a Teams and a tenant. */
export interface TwoBots {
  bots: readonly [Killable, Killable];
  sandbox: Sandbox;
  teams: FakeTeams;
  /** What both of them ask of Microsoft Graph passes it. */
  gate: Gate;
  close(): Promise<void>;
}

/** Starts them. `settings` = additions to their environment. */
export async function startTwoBots(settings: Readonly<Record<string, string>> = {}): Promise<TwoBots> {
  const gate = createGate();
  const log = createLog('silent');
  const sandbox = await startSandbox({
    port: 0,
    dataDir: null,
    replicationSeconds: 0,
    steps: [gate.step],
    log,
  });
  const teams = await startTeams();
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'two-bots-'));
  const bot = () => createKillable(sandbox, gate, dataDir, database.url, 0.05, settings);
  const bots = [await bot(), await bot()] as const;
  await Promise.all(bots.map((one) => one.start()));
  const close = async () => {
    for (const one of bots) await one.kill();
    await teams.close();
    await sandbox.close();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { bots, sandbox, teams, gate, close };
}
