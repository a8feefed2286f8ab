import { listed, sentence, type Text } from '../../language/sentence.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { ProxyFacts, QlikFacts } from './facts.ts';
import { fine, unsure, wrong, type QlikCheck } from './check.ts';
import { fewOf } from './few-of.ts';
import { signInChecks } from './sign-in.ts';

/** Says of each setting in Qlik Sense whether it fits what is published. */
export function qlikChecks(facts: QlikFacts, desired: Desired): QlikCheck[] {
  const { proxy, host } = facts;
  if (!proxy)
    return [unsure('site', sentence('The bot finds no proxy of Qlik Sense with the name {host}.', { host }))];
  return [ports(facts, proxy), ...virtualProxyChecks(facts, proxy, desired), ...kerberos(proxy, desired)];
}

function ports({ published }: QlikFacts, { ports: real, isOneEnough }: ProxyFacts): QlikCheck {
  if (!real) return wrong('ports', sentence('Qlik Sense takes https only, and http is published.'));
  const [hub, authentication] = [String(real.hub), String(real.authentication)];
  if (published.hub !== real.hub)
    return wrong(
      'ports',
      sentence('Qlik Sense listens on port {hub}, not {published}.', {
        hub,
        published: String(published.hub),
      }),
    );
  if (published.authentication === real.authentication)
    return fine(
      'ports',
      sentence('The ports are those of Qlik Sense: {ports}.', {
        ports: listed([...new Set([hub, authentication])]),
      }),
    );
  // It works: what is published besides is never asked.
  if (isOneEnough)
    return unsure(
      'ports',
      sentence(
        'Qlik Sense signs people in on port {authentication}, that of its own address: one application is enough.',
        { authentication },
      ),
    );
  return wrong(
    'ports',
    sentence('Qlik Sense signs people in on port {authentication}, not {published}.', {
      authentication,
      published: String(published.authentication),
    }),
  );
}

function virtualProxyChecks(facts: QlikFacts, proxy: ProxyFacts, desired: Desired): QlikCheck[] {
  const { virtualProxy, missingHosts } = proxy;
  if (!virtualProxy) return [wrong('virtual-proxy', noVirtualProxy(facts, proxy))];
  const hosts = listed(missingHosts);
  const checks = [
    missingHosts.length > 0
      ? wrong('hosts', sentence('The host allow list of the virtual proxy lacks {hosts}.', { hosts }))
      : fine('hosts', sentence('The external hosts are on the host allow list.')),
    ...signInChecks(virtualProxy, desired),
  ];
  if (virtualProxy.extendedSecurityEnvironment) checks.push(unsure('sessions', extendedSecurity));
  if (virtualProxy.loadBalancingNodes === 0) checks.push(wrong('engines', noEngines));
  const domain = virtualProxy.sessionCookieDomain.toLowerCase().replace(/^\./, '');
  const outside = facts.externalHosts.filter((one) => one !== domain && !one.endsWith(`.${domain}`));
  if (domain && outside.length > 0)
    checks.push(
      wrong(
        'cookie',
        sentence(
          'The session cookie is for {domain} only, and {hosts} is not in it: nobody stays signed in.',
          {
            domain,
            hosts: listed(outside),
          },
        ),
      ),
    );
  return checks;
}

function noVirtualProxy({ prefix, host }: QlikFacts, { prefixes }: ProxyFacts): Text {
  const all = fewOf(prefixes.map((one) => `/${one}`));
  return sentence('Qlik Sense on {host} has no virtual proxy {prefix}; it has {all}.', {
    host,
    prefix: `/${prefix}`,
    all,
  });
}

function kerberos({ isKerberosOn }: ProxyFacts, { applications }: Desired): QlikCheck[] {
  const isWanted = applications.some(({ singleSignOn }) => singleSignOn.mode === 'kerberos');
  if (!isWanted) return [];
  if (isKerberosOn) return [fine('kerberos', sentence('Kerberos authentication is on in the proxy.'))];
  return [
    wrong(
      'kerberos',
      sentence(
        'Single sign-on with Kerberos is published, and Kerberos authentication is off in Qlik Sense’s proxy.',
      ),
    ),
  ];
}

const extendedSecurity = sentence(
  'The extended security environment is on in the virtual proxy: it ties a session to one device, and often ends it behind Application Proxy.',
);
const noEngines = sentence('The virtual proxy has no load balancing nodes: no app opens.');
