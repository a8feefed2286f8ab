import { listed, sentence, type Text } from '../../../language/sentence.ts';
import { isSameHost } from '../../../qlik/change-host-list.ts';
import type { Planned } from '../../kinds/kind.ts';
import type { Desired } from '../../model/publication/desired.ts';
import { qlikChecks } from '../../qlik/checks.ts';
import { qlikFacts } from '../../qlik/facts.ts';

/**
 * Returns warnings where Qlik Sense itself is not what a plan takes it for, and about hosts that stay on its host allow
 * list. None where the bot does not reach it. The host allow list is for afterwards: the result offers it.
 */
export async function warningsAboutQlik({ deps, desired, base }: Planned): Promise<Text[]> {
  const [now, before] = [await qlikFacts(deps, desired), base && (await qlikFacts(deps, base))];
  const checks = now ? qlikChecks(now, desired) : [];
  const wrong = checks.filter(({ state, about }) => state === 'wrong' && about !== 'hosts');
  const listedHosts = before?.proxy?.virtualProxy?.websocketCrossOriginWhiteList ?? [];
  const staying = hostsOf(base)
    .filter((host) => !hostsOf(desired).includes(host))
    .filter((host) => listedHosts.some((entry) => isSameHost(entry, host)));
  return [...wrong.map(({ text }) => text), ...(staying.length > 0 ? [stays(staying)] : [])];
}

function stays(hosts: string[]): Text {
  return sentence(
    'On Qlik Sense’s host allow list stays {hosts}: a Qlik administrator can take it off in the Qlik Management Console.',
    { hosts: listed(hosts) },
  );
}

function hostsOf(desired: Desired | null): string[] {
  return (desired?.applications ?? []).map(({ externalUrl }) => new URL(externalUrl).hostname);
}
