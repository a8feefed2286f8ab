import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { runCommand } from '../../deploy/grant/command.ts';
import { explain } from '../../deploy/grant/explain.ts';
import { readGrantOptions } from '../../deploy/grant/grant-options.ts';
import type { GrantTenant } from '../fakes/grant-tenant.ts';

const script = new URL('../../deploy/grant-permissions.ts', import.meta.url).pathname;

/** What the command wrote, and how it ended. */
export interface GrantRun {
  output: string;
  errors: string;
  code: number | null;
}

const environment = (tenant: GrantTenant) => ({
  GRAPH_URL: tenant.url,
  ARM_URL: tenant.url,
  AZURE_BOT_ID: tenant.azure.botPath,
  MICROSOFT_APP_ID: tenant.clientId,
});

/** Runs the command in a tenant, in this process; `typed` is what the person types. */
export async function runGrant(tenant: GrantTenant, typed: string, ...args: string[]): Promise<GrantRun> {
  const said: string[] = [];
  const terminal = { say: (line: string) => void said.push(`${line}\n`), ask: async () => typed };
  const problem = await (async () =>
    runCommand(readGrantOptions(args, environment(tenant)), terminal))().then(() => '', explain);
  return { output: said.join(''), errors: problem, code: problem ? 1 : 0 };
}

/** Runs the command as a program. */
export async function spawnGrant(tenant: GrantTenant, typed: string, ...args: string[]): Promise<GrantRun> {
  const env = { PATH: process.env['PATH'], ...environment(tenant) };
  const child = spawn(process.execPath, [script, ...args], { env });
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.end(typed);
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { output, errors, code: await exit };
}
