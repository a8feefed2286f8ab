import { startBot, type BotProcess, type Part } from '../bot.ts';
import type { Config } from '../config/config.ts';
import type { Log } from '../log.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import { startTenant, startTrialQlik, startWindows, trialSurroundings } from './trial.ts';

/**
 * Starts the bot with a stand-in tenant and, unless they are off, two chat windows. Adds each running part to `parts`, and
 * calls `started` with the bot's address before anybody is told of it.
 */
export async function startTrial(
  config: Config,
  log: Log,
  parts: Part[],
  started: (address: string) => void,
): Promise<void> {
  const tenant = Promise.withResolvers<Sandbox>();
  const surround = async () => {
    const running = await startTenant(config, log);
    parts.push(running);
    tenant.resolve(running);
    const qlik = await startTrialQlik(config);
    if (qlik) parts.push(qlik);
    return { ...trialSurroundings(config, running), ...(qlik && { repository: qlik.repository }) };
  };
  const bot = await startBot(config, surround, log);
  const sandbox = await tenant.promise;
  parts.push({ close: bot.stop });
  started(bot.url);
  if (config.playground.isOn) await openWindows(config, sandbox, bot, log, parts);
  else
    say(
      `Bot ${bot.url}, sandbox tenant ${sandbox.url}, faults ${config.sandbox.faults}. Press Ctrl-C to stop.`,
    );
}

async function openWindows(
  config: Config,
  sandbox: Sandbox,
  bot: BotProcess,
  log: Log,
  parts: Part[],
): Promise<void> {
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

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
