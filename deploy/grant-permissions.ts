// Gives the bot what it needs in Microsoft Entra, or takes it back; see README.md in this folder.
import { createInterface } from 'node:readline/promises';
import { runCommand } from './grant/command.ts';
import { explain } from './grant/explain.ts';
import { readGrantOptions } from './grant/grant-options.ts';

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const closed = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  const answer = await Promise.race([terminal.question(question), closed]);
  terminal.close();
  return answer;
}

const say = (text: string) => void process.stdout.write(`${text}\n`);

try {
  await runCommand(readGrantOptions(process.argv.slice(2), process.env), { say, ask });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
