import { randomUUID } from 'node:crypto';
import { AzureCliCredential } from '@azure/identity';
import { connectGraph, type Graph } from '../../src/graph/client.ts';
import { isLoopbackUrl } from '../../src/loopback.ts';
import { createLog } from '../../src/log.ts';
import { check } from './check.ts';
import type { GrantOptions } from './grant-options.ts';
import { planAll } from './plan-all.ts';
import { describeSteps, type Step } from './step.ts';

/** The person at the shell. */
export interface Terminal {
  say(text: string): void;
  /** Resolves to what is typed; `''` = nobody is there. */
  ask(question: string): Promise<string>;
}

/** Shows what is to be done, asks, and does it, or only checks. Throws UserError, GraphError and ArmError. */
export async function runCommand(options: GrantOptions, terminal: Terminal): Promise<void> {
  const { say } = terminal;
  const graph = connect(options.graphUrl);
  if (options.isCheck) return say(await check(graph));
  const { title, steps, runAs, signInId } = await planAll(graph, options);
  say(`${title}:\n${describeSteps(steps)}`);
  const changes = steps.filter(({ run }) => run !== null);
  if (changes.length === 0) say(steps.some(isNotSeen) ? 'Nothing else to do.' : 'Nothing to do.');
  else if (options.isAgreed || (await isConfirmed(changes, terminal))) await carryOut(changes, terminal);
  else return say('Nothing was changed.');
  if (runAs === 'approver') say(`For the Teams app: export OAUTH_APP_ID=${signInId()}`);
}

function connect(url: string): Graph {
  // Uses the person signed in to Azure CLI, never an identity that happens to be in the environment.
  const credential = isLoopbackUrl(url) ? null : new AzureCliCredential();
  return connectGraph({ url, credential, log: createLog('silent') })(randomUUID());
}

async function carryOut(changes: readonly Step[], { say }: Terminal): Promise<void> {
  for (const { verb, what, run } of changes) {
    await run?.();
    say(`Done: ${verb} ${what}.`);
  }
  say('A running bot keeps its old token for up to a day: restart it.');
}

async function isConfirmed(changes: readonly Step[], { ask }: Terminal): Promise<boolean> {
  const count = (mark: Step['mark']) => changes.filter((step) => step.mark === mark).length;
  const answer = await ask(`Add ${count('+')}, change ${count('~')}, take back ${count('-')}? Type yes: `);
  return answer.trim().toLowerCase() === 'yes';
}

function isNotSeen({ mark, verb }: Step): boolean {
  return mark === '?' && verb === 'not seen';
}
