import { listed, sentence, type Text } from '../../language/sentence.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { ProxyFacts, QlikFacts } from './facts.ts';

/** What was compared of Qlik Sense itself. */
export interface QlikCheck {
  about:
    'site' | 'ports' | 'virtual-proxy' | 'hosts' | 'devices' | 'kerberos' | 'sessions' | 'engines' | 'cookie';
  /** `wrong` keeps people out; `unsure` may, for some. */
  state: 'fine' | 'wrong' | 'unsure';
  text: Text;
}

/** Says of each setting in Qlik Sense whether it fits what is published. */
export function qlikChecks(facts: QlikFacts, desired: Desired): QlikCheck[] {
  const { proxy, host } = facts;
  if (!proxy)
    return [unsure('site', sentence('Qlik Sense on {host} is another one than the bot can read.', { host }))];
  return [ports(facts, proxy), ...virtualProxyChecks(facts, proxy), ...kerberos(proxy, desired)];
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
  return wrong(
    'ports',
    isOneEnough
      ? sentence(
          'Qlik Sense signs people in on port {authentication}, that of its own address: one application is enough.',
          {
            authentication,
          },
        )
      : sentence('Qlik Sense signs people in on port {authentication}, not {published}.', {
          authentication,
          published: String(published.authentication),
        }),
  );
}

function virtualProxyChecks(facts: QlikFacts, proxy: ProxyFacts): QlikCheck[] {
  const { virtualProxy, missingHosts } = proxy;
  if (!virtualProxy) return [wrong('virtual-proxy', noVirtualProxy(facts, proxy))];
  const hosts = listed(missingHosts);
  const checks = [
    missingHosts.length > 0
      ? wrong('hosts', sentence('The host allow list of the virtual proxy lacks {hosts}.', { hosts }))
      : fine('hosts', sentence('The external hosts are on the host allow list.')),
    devices(virtualProxy.windowsAuthenticationEnabledDevicePattern),
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
  const all = listed(prefixes.map((one) => `/${one}`));
  return sentence('Qlik Sense on {host} has no virtual proxy {prefix}; it has {all}.', {
    host,
    prefix: `/${prefix}`,
    all,
  });
}

/** What browsers on other devices call themselves. */
const others = [
  'Mozilla/5.0 (Macintosh; Intel Mac OS X)',
  'Mozilla/5.0 (iPhone; CPU iPhone OS)',
  'Mozilla/5.0 (Linux; Android)',
];

/**
 * Qlik Sense signs a browser in with Windows if its User-Agent contains the pattern; all others get a form.
 * https://help.qlik.com/en-US/sense-admin/November2024/Subsystems/DeployAdministerQSE/Content/Sense_DeployAdminister/QSEoW/Administer_QSEoW/Managing_QSEoW/edit-virtual-proxy.htm
 */
function devices(pattern: string): QlikCheck {
  const isForAll = others.every((agent) => agent.toLowerCase().includes(pattern.toLowerCase()));
  if (isForAll) return fine('devices', sentence('Every browser is signed in with Windows.'));
  return unsure(
    'devices',
    sentence(
      'Only browsers whose User-Agent contains “{pattern}” are signed in with Windows; others, such as on a Mac or a phone, get a form.',
      {
        pattern,
      },
    ),
  );
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

function fine(about: QlikCheck['about'], text: Text): QlikCheck {
  return { about, state: 'fine', text };
}
function wrong(about: QlikCheck['about'], text: Text): QlikCheck {
  return { about, state: 'wrong', text };
}
function unsure(about: QlikCheck['about'], text: Text): QlikCheck {
  return { about, state: 'unsure', text };
}
