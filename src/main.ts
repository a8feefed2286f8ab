import { startBot, type Part } from './bot.ts';
import { ConfigError, loadConfig, type Config } from './config/config.ts';
import { crashWithoutData } from './process/crash.ts';
import { holdFolder, type HeldFolder } from './folder/hold-folder.ts';
import { createLog, type Log } from './log.ts';
import { settle } from './process/settle.ts';
import { messageOf } from './safe-error.ts';
import { startTelemetry } from './telemetry/start.ts';
import { StartError } from './errors.ts';

/** The running parts, in the order in which they were started. */
const parts: Part[] = [];

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLog(config.logLevel);
  // First of all: a package without the trial says what to set, whatever the folder is like.
  const trial = config.graphUrl ? null : await loadTrial();
  const folder = usesFolder(config) ? holdFolder(config.dataDir) : null;
  if (folder) parts.push(folder);
  const telemetry = await startTelemetry(config.telemetry);
  if (telemetry) parts.push(telemetry);
  if (config.graphUrl) await startReal(config, config.graphUrl, folder, log);
  else await trial?.startTrial(config, log, parts, (address) => folder?.started(address));
  await settle();
}

/** Whether the data folder is used: by the embedded database or the stand-in tenant. */
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
      credential: null,
      approverGroupId: config.approverGroupId,
      servedAt: null,
      approvals: null,
      hasWindows: false,
    }),
    log,
  );
  parts.push({ close: bot.stop });
  folder?.started(bot.url);
  log.info({ url: bot.url, graphUrl }, 'Bot started');
}

/** Loads the stand-in tenant and its chat windows, which the deployed package does not contain. Throws StartError there. */
async function loadTrial() {
  return import('./trial/start-trial.ts').catch((error: unknown) => {
    throw isMissing(error) ? new StartError(noTrial, { cause: error }) : error;
  });
}

const noTrial = `There is no trial in this package, and nothing says which Microsoft Graph to use.
Set MICROSOFT_APP_ID and what belongs to it, or GRAPH_URL on this machine; deploy/README.md says how.`;

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
}

async function stop(): Promise<void> {
  for (const part of parts.splice(0).toReversed()) await part.close();
}

/** Explains why the bot cannot start; all of these errors end the process. */
function startProblem(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StartError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const port = 'port' in error ? String(error.port) : '';
    const isSandbox = port === (process.env['SANDBOX_PORT'] || '3979');
    return `Port ${port} is taken. Stop what uses it, or choose another with ${isSandbox ? 'SANDBOX_PORT' : 'PORT'}.`;
  }
  return `The bot could not start: ${messageOf(error)}`;
}

/** Time for running turns and jobs to finish; after that, the database gives them to another process. */
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
