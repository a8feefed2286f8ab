import { listed, sentence, type Text } from '../../../language/sentence.ts';
import { isSameHost } from '../../../qlik/change-host-list.ts';
import type { Planned } from '../../kinds/kind.ts';
import type { Desired } from '../../model/publication/desired.ts';
import type { QlikCheck } from '../../qlik/check.ts';
import { qlikChecks } from '../../qlik/checks.ts';
import { qlikFacts } from '../../qlik/facts.ts';

/**
 * Returns warnings where Qlik Sense itself is not what a plan takes it for, and about hosts that stay on its host allow
 * list. None where the bot does not reach it. The host allow list is for afterwards: the result offers it.
 */
export async function warningsAboutQlik({ deps, desired, base }: Planned): Promise<Text[]> {
  const [now, before] = await Promise.all([qlikFacts(deps, desired), base && qlikFacts(deps, base)]);
  const checks = now ? qlikChecks(now, desired) : [];
  const wrong = checks.filter(
    ({ state, about }) =>
      about !== 'hosts' && (state === 'wrong' || (state === 'unsure' && warned.includes(about))),
  );
  const listedHosts = before?.proxy?.virtualProxy?.websocketCrossOriginWhiteList ?? [];
  const staying = hostsOf(base)
    .filter((host) => !hostsOf(desired).includes(host))
    .filter((host) => listedHosts.some((entry) => isSameHost(entry, host)));
  return [...wrong.map(({ text }) => text), ...(staying.length > 0 ? [stays(staying)] : [])];
}

/** A plan can do without the second application, and must not come before the identity provider. */
const warned: readonly QlikCheck['about'][] = ['ports', 'sign-in'];

function stays(hosts: string[]): Text {
  return sentence(
    'On Qlik Sense’s host allow list stays {hosts}: a Qlik administrator can take it off in the Qlik Management Console.',
    { hosts: listed(hosts) },
  );
}

function hostsOf(desired: Desired | null): string[] {
  return (desired?.applications ?? []).map(({ externalUrl }) => new URL(externalUrl).hostname);
}
