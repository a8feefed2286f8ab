import { joined, sentence, type Text } from '../../../language/sentence.ts';
import { probeExternalUrl } from '../../../edge/probe.ts';
import { getOnPremisesPublishing } from '../../../graph/on-premises-publishing.ts';
import { findApplications } from '../../../store/applications.ts';
import type { Deps } from '../../model/deps.ts';
import type { Desired, DesiredApplication } from '../../model/publication/desired.ts';
import type { Readers } from '../../model/readers.ts';
import { certificateWords } from '../../preflight/certificate.ts';
import { hidden, readVisible } from '../../tenant/read-visible.ts';
import { entryUrl } from '../../model/publication/entry.ts';

/**
 * Visits each address at which people enter once, without signing in, and describes the results in sentences, which
 * say that they cover the public side only. Never throws; an address that is not live yet is not a failure.
 */
export async function checkEdge(deps: Deps, readers: Readers, desired: Desired): Promise<Text[]> {
  const rows = await findApplications(deps.db, desired.publicationId);
  const allowedSuffixes = ['msappproxy.net', ...(await verifiedDomains(deps))];
  const sentences = await Promise.all(
    desired.applications.map(async (application) => {
      const row = rows.find(({ role }) => role === application.role);
      return Promise.all([
        checkOne(deps, application, row?.app_id ?? '', allowedSuffixes),
        checkCertificate(readers, application, row?.application_id ?? ''),
      ]);
    }),
  );
  return [
    ...sentences.flat().filter((said) => said !== ''),
    sentence('Not checked: Qlik Sense itself. Open the link and see.'),
  ];
}

/** Falls back to the domains read last if the tenant does not answer; empty if it never has. Never throws. */
async function verifiedDomains(deps: Deps): Promise<string[]> {
  const facts = await deps.tenant.read().catch(() => deps.tenant.last());
  return (facts?.domains ?? []).map((domain) => domain.toLowerCase());
}

async function checkOne(
  deps: Deps,
  application: DesiredApplication,
  appId: string,
  allowedSuffixes: readonly string[],
): Promise<Text> {
  const { externalUrl, preAuthentication } = application;
  const { host } = new URL(externalUrl);
  const options = { allowedSuffixes, servedAt: deps.servedAt };
  const facts = await probeExternalUrl(options, entryUrl(application), { appId });
  const problem = facts.problem && joined([`${host}:`, facts.problem], ' ');
  if (!facts.reachable) return joined([problem, nextMove(host)], ' ');
  if (problem) return problem;
  if (facts.redirectsToSignIn)
    return sentence('{host} answers from outside and asks people to sign in.', { host });
  return preAuthentication === 'passthru'
    ? sentence('{host} answers from outside without asking to sign in, as planned.', { host })
    : sentence('{host} answers, but does NOT ask people to sign in. Check its pre-authentication at once.', {
        host,
      });
}

/** https://learn.microsoft.com/entra/identity/app-proxy/how-to-configure-custom-domain */
function nextMove(host: string): Text {
  if (isDefault(host)) return sentence('New addresses can take some minutes.');
  return sentence(
    'Make a CNAME record for {host} that leads to the msappproxy.net address shown on its Application proxy page in the Entra admin center.',
    { host },
  );
}

/** Certificates of addresses under msappproxy.net are Microsoft's. `''` = nothing is wrong, or Graph does not show it. */
async function checkCertificate(
  readers: Readers,
  { externalUrl }: DesiredApplication,
  applicationId: string,
): Promise<Text> {
  const { hostname } = new URL(externalUrl);
  if (isDefault(hostname) || !applicationId) return '';
  const publishing = await readVisible(readers, (graph) =>
    getOnPremisesPublishing(graph, applicationId),
  ).catch(() => null);
  return publishing && publishing !== hidden
    ? certificateWords(publishing.verifiedCustomDomainCertificatesMetadata, hostname)
    : '';
}

function isDefault(host: string): boolean {
  return host.endsWith('.msappproxy.net');
}
