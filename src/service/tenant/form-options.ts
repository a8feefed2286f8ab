import { graphProblem } from '../../graph/graph-error.ts';
import { joined, sentence, type Text } from '../../language/sentence.ts';
import type { Deps } from '../model/deps.ts';
import type { FormOptions } from '../model/form-options.ts';
import { externalHost } from '../model/publication/addresses.ts';
import { seenEarlier } from './connector-groups.ts';
import type { TenantFacts } from '../model/tenant-facts.ts';
import { isPassing } from '../waiting/passing.ts';
import { graphSaid } from './causes/graph-said.ts';

/** Returns the choices of the publish form. Never throws: if the tenant cannot be read, `problem` says so. */
export async function formOptions(deps: Deps): Promise<FormOptions> {
  try {
    return await optionsFrom(deps, await deps.tenant.read(), '');
  } catch (error) {
    deps.log.warn({ err: error }, 'Cannot read the tenant for the form');
    const problem = isPassing(error) ? unreachable : refusal(error);
    const last = deps.tenant.last();
    return last ? optionsFrom(deps, last, problem) : { connectorGroups: [], domains: [], problem };
  }
}

const unreachable = sentence(
  'Microsoft Graph cannot be reached right now; connector groups may be out of date.',
);

function refusal(error: unknown): Text {
  const problem = graphProblem(error);
  const refused = sentence(
    'Microsoft Graph refuses to say what can be chosen; connector groups may be out of date.',
  );
  return joined(
    [refused, problem && graphSaid(problem)].map((one) => one ?? ''),
    ' ',
  );
}

/** Returns the choices as last read, without waiting for the tenant: an invoke must be answered within seconds. */
export async function lastFormOptions(deps: Deps): Promise<FormOptions> {
  const last = deps.tenant.last();
  return last ? optionsFrom(deps, last, '') : { connectorGroups: [], domains: [], problem: '' };
}

async function optionsFrom({ db, graphAs }: Deps, read: TenantFacts, problem: Text): Promise<FormOptions> {
  // An approver may have seen more since.
  const facts = read.areConnectorsHidden ? { ...read, ...(await seenEarlier(db)) } : read;
  const domains = ['', ...facts.domains].map((domain) => ({
    value: domain || 'msappproxy.net',
    title: domain || sentence('{name} (default)', { name: 'msappproxy.net' }),
    hubExample: externalHost('<name>', 'hub', domain, facts.label),
    authExample: externalHost('<name>', 'auth', domain, facts.label),
  }));
  const { connectorGroups, areConnectorsHidden: isGroupOptional = false } = facts;
  const groupsNote = isGroupOptional ? howToUseOthers(graphAs !== null) : '';
  return { connectorGroups, isGroupOptional, groupsNote, domains, problem };
}

function howToUseOthers(isApproverMode: boolean): Text {
  return isApproverMode
    ? sentence(
        'A group is missing? It is offered here once an approver has typed “connectors” and signed in.',
      )
    : sentence(
        'Microsoft Graph does not show connector groups to the bot. An administrator can choose another one later, in the Microsoft Entra admin center.',
      );
}
