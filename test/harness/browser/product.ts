import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The product as `npm start` runs it, with its own ports and data folder. */
export interface Product {
  botUrl: string;
  sandboxUrl: string;
  requesterUrl: string;
  administratorUrl: string;
  /** Returns what it has printed since its first start. */
  output(): string;
  /** Ends the process at once, like a power cut. */
  kill(): Promise<void>;
  /** Starts it again on the same data. */
  start(): Promise<void>;
  /** Ends it like Ctrl-C, removes its data, and resolves to its exit code. */
  close(): Promise<number | null>;
  /** Resolves to the errors that the chat windows logged. */
  windowErrors(): Promise<string[]>;
}

const startSeconds = 60;

/** Starts the product, with more variables where given, and waits until it and both chat windows answer. */
export async function startProduct(more: Readonly<Record<string, string>> = {}): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'publisher-'));
  const ports = await freePorts(4);
  const [port = 0, sandboxPort = 0, requesterPort = 0, administratorPort = 0] = ports;
  const urls = [`http://localhost:${requesterPort}`, `http://localhost:${administratorPort}`];
  const output: string[] = [];
  let child: ChildProcess | undefined;

  const product: Product = {
    botUrl: `http://localhost:${port}`,
    sandboxUrl: `http://localhost:${sandboxPort}`,
    requesterUrl: urls[0] ?? '',
    administratorUrl: urls[1] ?? '',
    output: () => output.join(''),
    kill: () => end(child, 'SIGKILL').then(() => undefined),
    async start() {
      child = run({ ...environment(dataDir, ports), ...more }, output);
      await untilAnswers(
        [`http://127.0.0.1:${port}/ready`, ...urls.map((url) => `${url}/_debug/ping`)],
        child,
      );
    },
    async close() {
      const code = await end(child, 'SIGINT');
      await rm(dataDir, { recursive: true, force: true });
      return code;
    },
    windowErrors: () => readWindowErrors(dataDir),
  };
  try {
    await product.start();
    return product;
  } catch (error) {
    await product.kill();
    await product.close();
    throw new Error(`The product does not start: ${product.output()}`, { cause: error });
  }
}

function run(env: NodeJS.ProcessEnv, output: string[]): ChildProcess {
  const child = spawn(process.execPath, ['src/index.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (data: Buffer) => output.push(String(data)));
  child.stderr.on('data', (data: Buffer) => output.push(String(data)));
  return child;
}

function environment(dataDir: string, ports: readonly number[]): NodeJS.ProcessEnv {
  const [port, sandbox, requester, administrator] = ports.map(String);
  return {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    DATA_DIR: dataDir,
    PORT: port,
    SANDBOX_PORT: sandbox,
    LIST_LAG_MINUTES: '0.05',
    PLAYGROUND_REQUESTER_PORT: requester,
    PLAYGROUND_ADMINISTRATOR_PORT: administrator,
  };
}

async function untilAnswers(urls: readonly string[], child: ChildProcess): Promise<void> {
  const deadline = Date.now() + startSeconds * 1000;
  for (const url of urls) {
    while (!(await answers(url))) {
      if (Date.now() > deadline || child.exitCode !== null) throw new Error(`No answer from ${url}`);
      await sleep(100);
    }
  }
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<number | null> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;

  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
  return child.exitCode;
}

async function readWindowErrors(dataDir: string): Promise<string[]> {
  const folder = join(dataDir, 'playground');
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.log'));
  const logs = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return logs.flatMap((log) => log.split('\n')).filter((line) => /^error|"statusCode":[45]\d\d/.test(line));
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  for (const server of servers) server.close();
  return ports;
}
