import { startBot } from './bot.ts';
import { ConfigError, loadConfig, type Config } from './config/config.ts';
import { crashWithoutData } from './process/crash.ts';
import { holdFolder, type HeldFolder } from './folder/hold-folder.ts';
import { createLog, type Log } from './log.ts';
import { messageOf } from './safe-error.ts';
import type { Sandbox } from './trial/sandbox/sandbox.ts';
import { startTelemetry } from './telemetry/start.ts';
import { startTenant, startWindows, trialSurroundings } from './trial/trial.ts';
import { StartError } from './errors.ts';

/** Something that runs until it is closed. */
interface Part {
  close(): Promise<void>;
}

const parts: Part[] = [];

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLog(config.logLevel);
  const folder = usesFolder(config) ? holdFolder(config.dataDir) : null;
  if (folder) parts.push(folder);
  const telemetry = await startTelemetry(config.telemetry);
  if (telemetry) parts.push(telemetry);
  if (config.graphUrl) await startReal(config, config.graphUrl, folder, log);
  else await startTrial(config, folder, log);
}

/** The embedded database and the stand-in tenant keep their data there. */
function usesFolder({ databaseUrl, graphUrl }: Config): boolean {
  return databaseUrl === '' || graphUrl === null;
}

async function startReal(
  config: Config,
  graphUrl: string,
  folder: HeldFolder | null,
  log: Log,
): Promise<void> {
  const bot = await startBot(
    config,
    async () => ({
      graphUrl,
      approverGroupId: config.approverGroupId,
      sandboxAddress: null,
      approvals: null,
      hasWindows: false,
    }),
    log,
  );
  parts.push({ close: bot.stop });
  folder?.started(bot.url);
  log.info({ url: bot.url, graphUrl }, 'Bot started');
}

async function startTrial(config: Config, folder: HeldFolder | null, log: Log): Promise<void> {
  const tenant = Promise.withResolvers<Sandbox>();
  const surround = async () => {
    const started = await startTenant(config, log);
    parts.push(started);
    tenant.resolve(started);
    return trialSurroundings(config, started);
  };
  const bot = await startBot(config, surround, log);
  const sandbox = await tenant.promise;
  parts.push({ close: bot.stop });
  folder?.started(bot.url);
  if (!config.playground.isOn)
    return say(
      `Bot ${bot.url}, sandbox tenant ${sandbox.url}, faults ${config.sandbox.faults}. Press Ctrl-C to stop.`,
    );
  const windows = await startWindows(config, sandbox, bot.url, log);
  parts.push(windows);
  say(`
Qlik publisher bot – trial. Nothing leaves this machine.

  Rita, who asks:        ${windows.requesterUrl}
  Adam, who approves:    ${windows.administratorUrl}   (channel “Qlik approvals”)

  Open both, then type   publish https://qlik.contoso.com   as Rita.
  Faults of Microsoft Graph: ${config.sandbox.faults} (SANDBOX_FAULTS).
  Data: ${config.dataDir} (delete it to start afresh). Stop with Ctrl-C.
`);
}

async function stop(): Promise<void> {
  for (const part of parts.splice(0).toReversed()) await part.close();
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Words for what stops a start: everything here ends the process. */
function startProblem(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StartError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const port = 'port' in error ? String(error.port) : '';
    const isSandbox = port === (process.env['SANDBOX_PORT'] || '3979');
    return `Port ${port} is taken. Stop what uses it, or choose another with ${isSandbox ? 'SANDBOX_PORT' : 'PORT'}.`;
  }
  return `The bot could not start: ${messageOf(error)}`;
}

/** Turns and jobs that take longer than any should: the database gives them to another process. */
const longestStopMs = 55_000;

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    setTimeout(() => process.exit(1), longestStopMs).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });

crashWithoutData();
main().catch(async (error: unknown) => {
  process.stderr.write(`${startProblem(error)}\n`);
  await stop().catch(() => {});
  process.exit(1);
});
