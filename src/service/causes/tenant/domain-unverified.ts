import { listed, sentence } from '../../../language/sentence.ts';
import { noCommands, type Cause } from '../cause.ts';
import type { Facts } from '../facts.ts';
import { looked } from '../looked.ts';
import { externalHosts } from '../names.ts';

/** The external hosts that Application Proxy does not serve, because their domain is not the organisation's. */
function strange(facts: Facts): string[] {
  const served = ['msappproxy.net', ...(facts.domains ?? [])];
  return externalHosts(facts).filter((host) => !served.some((domain) => `.${host}`.endsWith(`.${domain}`)));
}

/** https://learn.microsoft.com/entra/identity/app-proxy/how-to-configure-custom-domain */
export const domainUnverified: Cause = {
  id: 'domain-unverified',
  row: 4,
  topic: sentence('Domains of this organisation'),
  looks: (facts) =>
    externalHosts(facts).every((host) => host.endsWith('.msappproxy.net'))
      ? 'fine'
      : looked(facts.domains, () => strange(facts).length > 0),
  title: (facts) =>
    sentence('{hosts}: the domain is not a verified domain of this organisation', {
      hosts: listed(strange(facts)),
    }),
  confirm: () => sentence('Entra admin center, Settings, Domain names.'),
  advice: (facts) =>
    sentence('Verify the domain there, or move the publication to another one: “update {name}”.', {
      name: facts.desired.name,
    }),
  who: 'entra',
  commands: noCommands,
  answers: ['other', 'sign-in-error'],
};
