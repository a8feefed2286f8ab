import { graphProblem } from '../../graph/graph-error.ts';
import { sentence } from '../../language/sentence.ts';
import { setConnectorGroup } from '../../store/applications.ts';
import type { Trx } from '../../store/db.ts';
import { findRefusedOf } from '../../store/ledger.ts';
import type { RequestRow } from '../../store/requests.ts';
import { connectorGroup } from '../changes/proxy/connector-group.ts';
import type { Deps } from '../model/deps.ts';
import { isAboutRights } from '../tenant/causes/cause-of.ts';
import { graphSaid } from '../tenant/causes/graph-said.ts';
import { roles } from '../model/publication/role.ts';
import { problemView } from '../model/request/problem.ts';
import { storedRequest } from '../model/request/stored.ts';
import type { ProblemView } from '../model/view.ts';

/**
 * Describes that Graph refused the bot a connector group, after the application was published: no role changes that;
 * null = something else went wrong.
 * https://learn.microsoft.com/graph/api/connectorgroup-post-applications
 */
export async function refusedGroup(
  { db, graphAs }: Deps,
  row: RequestRow,
  error: unknown,
): Promise<ProblemView | null> {
  const graph = graphProblem(error);
  if (graphAs || !graph || !isAboutRights(graph)) return null;
  const refused = await findRefusedOf(db, row.id, connectorGroup.kind);
  if (!refused.some((one) => one.graph_request_id === graph.requestId)) return null;
  const group = storedRequest(row).desired?.connectorGroup.name ?? '';
  const problem = problemView(
    sentence('Microsoft Graph refused the bot the connector group “{group}”', { group }),
    sentence(
      'Microsoft Graph lets only people choose it here. Put the application into that group in the Microsoft Entra admin center and press Retry, or have the bot run in approver mode (deploy/README.md).',
    ),
    { code: graph.code, graphRequestId: graph.requestId, graphSaid: graphSaid(graph) },
  );
  return { ...problem, isAboutGroup: true };
}

/**
 * Takes the connector group as chosen by hand where Graph refused it to the bot: that is what a retry says. It counts
 * only where Graph does not show the group.
 */
export async function takeGroupAsChosen(trx: Trx, row: RequestRow): Promise<void> {
  const { desired, problem } = storedRequest(row);
  if (!desired || !problem?.isAboutGroup) return;
  const all = await findRefusedOf(trx, row.id, connectorGroup.kind);
  const refused = all.filter(({ outcome }) => outcome === problem.code);
  for (const role of roles.filter((one) => refused.some((other) => other.role === one)))
    await setConnectorGroup(trx, { publication_id: desired.publicationId, role }, desired.connectorGroup.id);
}
