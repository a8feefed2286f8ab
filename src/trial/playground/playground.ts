import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import {
  approvalsChannel,
  playgroundConfig,
  type ApprovalsChannel,
  type PlaygroundPeople,
  type PlaygroundWindow,
} from './playground-config.ts';

/** Options of the chat windows. */
export interface PlaygroundOptions {
  /** Endpoint of the bot for activities, e.g. `http://127.0.0.1:3978/api/messages`. */
  botUrl: string;
  ports: Record<PlaygroundWindow, number>;
  tenantId: string;
  people: PlaygroundPeople;
  /** Folder below which the windows' configuration and logs are written. */
  dataDir: string;
  log: Log;
}

/** The two running chat windows. */
export interface Playground {
  requesterUrl: string;
  administratorUrl: string;
  approvals: ApprovalsChannel;
  /** Stops both windows; resolves once their processes have ended. */
  close(): Promise<void>;
}

const windows = ['requester', 'administrator'] as const;
const portVariables = {
  requester: 'PLAYGROUND_REQUESTER_PORT',
  administrator: 'PLAYGROUND_ADMINISTRATOR_PORT',
} as const;
const startSeconds = 60;
const stopSeconds = 3;

/**
 * Starts the chat windows of the trial, one as the requester and one as the administrator. Throws an error that names
 * the port and its variable if a port is taken, says what to do if the package is not installed, or names the window
 * that fails to start.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  assertInstalled();
  for (const window of windows) await assertPortFree(options.ports[window], portVariables[window]);

  const children: ChildProcess[] = [];
  const streams: WebSocket[] = [];
  const close = async () => {
    for (const stream of streams) stream.close();
    await Promise.all(children.map(stop));
  };

  try {
    for (const window of windows) children.push(await startWindow(options, window));
    await Promise.all(windows.map((window, i) => untilReady(options.ports[window], children[i], window)));
    for (const window of windows) streams.push(await openStream(options.ports[window]));
  } catch (error) {
    await close();
    throw error;
  }

  return {
    requesterUrl: `http://localhost:${options.ports.requester}`,
    administratorUrl: `http://localhost:${options.ports.administrator}`,
    approvals: approvalsChannel(options.tenantId, options.ports.administrator),
    close,
  };
}

async function startWindow(options: PlaygroundOptions, window: PlaygroundWindow): Promise<ChildProcess> {
  const folder = resolve(options.dataDir, 'playground', window);
  const configPath = resolve(folder, 'config.yml');
  await mkdir(folder, { recursive: true });
  const config = playgroundConfig(window, options.tenantId, options.people);
  await writeFile(configPath, JSON.stringify(config, null, 2));

  const port = options.ports[window];
  const child = fork(
    new URL('./playground-window.ts', import.meta.url),
    ['start', '--app-endpoint', options.botUrl, '--port', String(port), '--disable-telemetry'],
    {
      cwd: folder,
      env: {
        ...process.env,
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: configPath,
        TEAMSAPPTESTER_BROWSER: 'none',
        NO_PROXY: '127.0.0.1,localhost',
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  );
  child.stderr?.on('data', (data: Buffer) =>
    options.log.warn({ window, text: String(data).trim() }, 'chat window'),
  );
  child.on('exit', (code, signal) => options.log.debug({ window, code, signal }, 'chat window ended'));
  return child;
}

/** Agents Playground is a development dependency, because its licence forbids shipping it. */
function assertInstalled(): void {
  try {
    createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  } catch (cause) {
    throw new Error('Agents Playground is not installed: run `npm ci`, or set PLAYGROUND=off', { cause });
  }
}

/** Checks the port first, because the tool would otherwise silently pick a random one. */
async function assertPortFree(port: number, variable: string): Promise<void> {
  // A window ends shortly after its bot was killed, so retry.
  for (let triesLeft = 20; ; triesLeft--) {
    const server = createServer().listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
      server.close();
      return;
    } catch (cause) {
      if (triesLeft === 0) {
        throw new Error(`Port ${port} of a chat window is taken: set ${variable} to a free one`, { cause });
      }
      await sleep(100);
    }
  }
}

async function untilReady(
  port: number,
  child: ChildProcess | undefined,
  window: PlaygroundWindow,
): Promise<void> {
  const deadline = Date.now() + startSeconds * 1000;
  while (Date.now() < deadline && child?.exitCode === null && child.signalCode === null) {
    const response = await fetch(`http://127.0.0.1:${port}/_debug/ping`).catch(() => undefined);
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Error(`Chat window of the ${window} did not start on port ${port}`);
}

/**
 * Keeps a listener connected. Without one, the tool queues messages for the next page, which may or may not show them.
 * With one, they are reliably dropped, and the bot, which shows open cards again when a window opens, never shows a
 * card twice.
 */
async function openStream(port: number): Promise<WebSocket> {
  const stream = new WebSocket(`ws://127.0.0.1:${port}/_ws_conversation/v1/conversations/stream`);
  await once(stream, 'open');
  return stream;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;

  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopSeconds * 1000);
  await exited;
  clearTimeout(timer);
}
