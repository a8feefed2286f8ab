import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A bot in its own process. */
export interface BotUnderTest {
  url: string;
  /** Milliseconds from the start of the process to its first line of output. */
  startMs: number;
  memoryMiB(): number;
  /** Processor time since the start, in milliseconds: whole ticks of 10 ms. */
  processorMs(): number;
  stop(): Promise<void>;
}

/** Starts a script that listens on PORT and prints a line once it does. */
export async function startBotProcess(
  script: string,
  port: number,
  env: Record<string, string> = {},
): Promise<BotUnderTest> {
  const started = performance.now();
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [path], {
    env: { PATH: process.env['PATH'], ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${script} ended with ${code}`))),
  ]);
  // Nobody reads the rest, and a full pipe would stop the bot.
  child.stdout.resume();
  return {
    url: `http://127.0.0.1:${port}`,
    startMs: performance.now() - started,
    memoryMiB: () => residentMiB(child),
    processorMs: () => usedMs(child),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function residentMiB({ pid }: ChildProcess): number {
  const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1] ?? 0) / 1024;
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: fields 14 and 15, in ticks of 10 ms. */
function usedMs({ pid }: ChildProcess): number {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const all = fields.split(' ');
  return (Number(all[11]) + Number(all[12])) * 10;
}
