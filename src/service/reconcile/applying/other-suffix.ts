import { sentence } from '../../../language/sentence.ts';
import { graphProblem } from '../../../graph/graph-error.ts';
import { demandedSuffix } from '../../../graph/proxy-suffix.ts';
import type { RequestRow } from '../../../store/requests.ts';
import { kinds } from '../../kinds/kinds.ts';
import { givenUp } from '../../kinds/wanted/given-up.ts';
import type { Deps } from '../../model/deps.ts';
import { sameUrl } from '../../model/publication/addresses.ts';
import type { DesiredApplication } from '../../model/publication/desired.ts';
import type { Observed } from '../../model/publication/observed.ts';
import { problemView } from '../../model/request/problem.ts';
import { storedRequest } from '../../model/request/stored.ts';
import type { ProblemView } from '../../model/view.ts';
import type { Run } from '../../run/run.ts';
import { graphSaid } from '../../tenant/causes/graph-said.ts';
import { knownSuffix, rememberSuffix } from '../../tenant/suffix.ts';
import { planFor } from './apply.ts';
import { askWith } from './ask-again.ts';

/**
 * Remembers the suffix that Application Proxy demanded instead of the one of a new publication. False = nothing new was
 * learnt, or an operator has set the suffix. The next pass asks again with the right addresses.
 */
export async function learntSuffix(deps: Deps, row: RequestRow, error: unknown): Promise<boolean> {
  if (!kinds[row.kind].makesPublication || row.is_undo || deps.proxySuffix) return false;
  const suffix = demandedBy(row, error);
  if (!suffix || suffix === (await knownSuffix(deps))) return false;
  await rememberSuffix(deps.db, suffix);
  deps.log.warn({ requestId: row.id, suffix }, 'Application Proxy has another suffix for this organisation');
  return true;
}

/**
 * Describes that the suffix an operator has set is not the one that Application Proxy demands; null = something else
 * went wrong. Once it is corrected, a retry asks again with the right addresses.
 */
export function wrongSuffix({ proxySuffix }: Deps, row: RequestRow, error: unknown): ProblemView | null {
  const graph = graphProblem(error);
  const suffix = demandedBy(row, error);
  if (!proxySuffix || !graph || !suffix || suffix === proxySuffix) return null;
  return problemView(
    sentence('Application Proxy does not accept addresses that end in {end}', {
      end: `-${proxySuffix}.msappproxy.net`,
    }),
    sentence(
      'The operator of this bot has to set MSAPPPROXY_SUFFIX to {suffix}, or to nothing, and restart it. Then press Retry: approval is asked for again, with the right addresses.',
      { suffix },
    ),
    { code: graph.code, graphRequestId: graph.requestId, graphSaid: graphSaid(graph) },
  );
}

function demandedBy(row: RequestRow, error: unknown): string | null {
  const { applications = [] } = storedRequest(row).desired ?? {};
  const sent = applications.flatMap(({ externalUrl }) => suffixIn(externalUrl) ?? []);
  return demandedSuffix(error, sent);
}

/** Asks again if addresses that are not published yet have another suffix than the organisation. */
export async function askWithSuffix(
  run: Run,
  row: RequestRow,
  observed: Observed,
  isNew: boolean,
): Promise<boolean> {
  const suffix = isNew ? await knownSuffix(run.deps) : '';
  if (!suffix) return false;
  const { desired } = run;
  const applications = desired.applications.map((one) => corrected(one, observed, suffix));
  const former = givenUp(desired.applications, applications);
  if (!former.formerUrls) return false;
  const right = { ...desired, ...former, applications };
  const left = planFor({ ...run, desired: right }, observed);
  const why = sentence(
    'Addresses of this organisation end in {end}; those in this plan are corrected. Nothing is published yet.',
    { end: `-${suffix}.msappproxy.net` },
  );
  await askWith(run.deps, row, right, { left, observed }, why);
  return true;
}

function corrected(wanted: DesiredApplication, observed: Observed, suffix: string): DesiredApplication {
  const { role, externalUrl } = wanted;
  const old = suffixIn(externalUrl);
  const isPublished = sameUrl(observed[role]?.publishing?.externalUrl, externalUrl);
  if (!old || old === suffix || isPublished) return wanted;
  return {
    ...wanted,
    externalUrl: externalUrl.replace(`-${old}.msappproxy.net`, `-${suffix}.msappproxy.net`),
  };
}

function suffixIn(externalUrl: string): string | undefined {
  return /-([a-z0-9]+)\.msappproxy\.net\/?$/.exec(externalUrl)?.[1];
}
