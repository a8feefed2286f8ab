// Grants the bot's identity its permissions in Microsoft Graph, or revokes them; see README.md in this folder.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { AzureCliCredential } from '@azure/identity';
import { TerminalError, UserError } from '../src/errors.ts';
import { connectGraph } from '../src/graph/client.ts';
import { graphProblem } from '../src/graph/graph-error.ts';
import { createLog } from '../src/log.ts';
import { describePlan, planGrants, type GrantPlan } from './grant/grant-plan.ts';
import { readGrantOptions, type GrantOptions } from './grant/grant-options.ts';
import { findPrincipal, grant, readHoldings, takeBack } from './grant/holdings.ts';
import { graphAppId } from './grant/permissions.ts';

async function main(options: GrantOptions): Promise<void> {
  const isLoopback = options.graphUrl.startsWith('http:');
  // Uses the person signed in to Azure CLI, never an identity that happens to be in the environment.
  const credential = isLoopback ? null : new AzureCliCredential();
  const graph = connectGraph({ url: options.graphUrl, credential, log: createLog('silent') })(randomUUID());
  const identity = await findPrincipal(graph, options.clientId);
  const resource = await findPrincipal(graph, graphAppId);
  const plan = planGrants(options.runAs, await readHoldings(graph, identity, resource));
  say(`${identity.displayName} (${options.clientId}), ${purpose(options)}:\n${describePlan(plan)}`);
  if (plan.grant.length + plan.takeBack.length === 0) return say('Nothing to do.');
  if (!options.isAgreed && !(await isConfirmed(plan))) return say('Nothing was changed.');

  for (const permission of plan.grant) {
    await grant(graph, identity, resource, permission);
    say(`Granted ${permission.name}.`);
  }
  for (const holding of plan.takeBack) {
    await takeBack(graph, resource, holding);
    say(`Took back ${holding.name}.`);
  }
  say('Done. A running bot keeps its old token for up to a day: restart it.');
}

function purpose({ runAs }: GrantOptions): string {
  if (runAs === null) return 'which is to hold nothing for this bot any more';
  return runAs === 'bot' ? 'which publishes as itself' : 'while the approver publishes';
}

async function isConfirmed(plan: GrantPlan): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const closed = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  const question = `Grant ${plan.grant.length}, take back ${plan.takeBack.length}? Type yes: `;
  const answer = await Promise.race([terminal.question(question), closed]);
  terminal.close();
  return answer.trim().toLowerCase() === 'yes';
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Explains an error to the person at the shell. */
function problem(error: unknown): string {
  if (error instanceof UserError || error instanceof TerminalError)
    return `${error.message}\n${error.advice}`;
  const answer = graphProblem(error);
  if (!answer) return error instanceof Error ? error.message : String(error);
  if (answer.statusCode === 403)
    return 'Microsoft Graph refused you: granting needs the Entra role Privileged Role Administrator or Global Administrator, active.\nActivate it, run az login again, then repeat this command: it goes on where it stopped.';
  if (answer.statusCode === 401 || answer.code.includes('Credential'))
    return `Microsoft Graph got no valid token: ${answer.message}\nRun az login --tenant <tenant id>, then repeat this command.`;
  return `Microsoft Graph answered ${answer.statusCode || 'nothing'}: ${answer.message}\nRepeat this command: it goes on where it stopped.`;
}

try {
  await main(readGrantOptions(process.argv.slice(2), process.env));
} catch (error) {
  process.stderr.write(`${problem(error)}\n`);
  process.exitCode = 1;
}
