import { readAll } from '../../src/graph/call/paging.ts';
import type { Graph } from '../../src/graph/client.ts';
import { graphProblem } from '../../src/graph/graph-error.ts';

/** The answer to one question: a mark, what was found, and whether it is as it must be (null = not known). */
interface Answer {
  isGood: boolean | null;
  text: string;
}

const profile = '/onPremisesPublishingProfiles/applicationProxy';
const granting = ['Global Administrator', 'Privileged Role Administrator'];

/** Looks at what a tenant allows, as the person signed in, and returns what was found and which way to run to choose.
 * Changes nothing. */
export async function check(graph: Graph): Promise<string> {
  const [licence, roles, groups, connectors] = await Promise.all([
    ask('licence', () => readLicence(graph)),
    ask('your Entra roles', () => readRoles(graph)),
    ask('connector groups', () => readGroups(graph)),
    ask('connectors', () => readConnectors(graph)),
  ]);
  const answers = [licence, roles, groups, connectors];
  const sign = (isGood: boolean | null) => (isGood === null ? '?' : isGood ? '✓' : '✗');
  return [...answers.map(({ isGood, text }) => `  ${sign(isGood)} ${text}`), advice(licence, groups)].join(
    '\n',
  );
}

/** Turns a refusal into an answer; lets a missing or ended sign-in through, which concerns all questions. */
async function ask(name: string, read: () => Promise<Answer>): Promise<Answer> {
  try {
    const { isGood, text } = await read();
    return { isGood, text: `${name}: ${text}` };
  } catch (error) {
    const problem = graphProblem(error);
    if (!problem || problem.statusCode === 0 || problem.statusCode === 401) throw error;
    return { isGood: null, text: `${name}: not shown to you (${problem.statusCode}: ${problem.message})` };
  }
}

async function readLicence(graph: Graph): Promise<Answer> {
  const skus = await readAll<{ capabilityStatus: string; servicePlans: { servicePlanName: string }[] }>(
    graph,
    graph.api('/subscribedSkus'),
  );
  // https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
  const names = skus
    .filter(({ capabilityStatus }) => ['Enabled', 'Warning'].includes(capabilityStatus))
    .flatMap(({ servicePlans }) => servicePlans.map(({ servicePlanName }) => servicePlanName));
  if (names.includes('AAD_PREMIUM_P2')) return { isGood: true, text: 'Microsoft Entra ID P2' };
  if (names.includes('AAD_PREMIUM')) return { isGood: true, text: 'Microsoft Entra ID P1' };
  return {
    isGood: false,
    text: 'neither Microsoft Entra ID P1 nor P2, without which Application Proxy does not work',
  };
}

async function readRoles(graph: Graph): Promise<Answer> {
  const roles = await readAll<{ displayName: string | null }>(
    graph,
    graph.api('/me/transitiveMemberOf/microsoft.graph.directoryRole').select('displayName'),
  );
  const names = roles.map(({ displayName }) => displayName ?? '').filter(Boolean);
  const held = names.toSorted().join(', ') || 'none is active';
  const canGrant = names.some((name) => granting.includes(name));
  return { isGood: canGrant, text: canGrant ? held : `${held}; step 4 needs Privileged Role Administrator` };
}

async function readGroups(graph: Graph): Promise<Answer> {
  const groups = await readAll<{ name: string }>(
    graph,
    graph.api(`${profile}/connectorGroups`).version('beta'),
  );
  return { isGood: groups.length > 0, text: groups.map(({ name }) => name).join(', ') || 'none' };
}

async function readConnectors(graph: Graph): Promise<Answer> {
  const connectors = await readAll<{ status: string }>(
    graph,
    graph.api(`${profile}/connectors`).version('beta'),
  );
  const active = connectors.filter(({ status }) => status === 'active').length;
  const text = `${active} of ${connectors.length} active`;
  return active > 0
    ? { isGood: true, text }
    : { isGood: false, text: `${text}; install one that reaches Qlik Sense before you publish` };
}

function advice(licence: Answer, groups: Answer): string {
  const bot =
    'Whether this tenant lets the bot itself (graphRunAs = bot) do the same, only the bot can try: `settings` shows it after step 5. Microsoft does not document it.';
  if (licence.isGood === false) return `Get the licence first.\n${bot}`;
  if (groups.isGood === null)
    return `Choose approver mode, and run this check again with the Entra role Application Administrator active: approvers need it, and it must show the connector groups.\n${bot}`;
  return `Choose approver mode (graphRunAs = approver): an administrator's token reads Application Proxy here.\n${bot}`;
}
