import { listed, sentence, type Text } from '../../language/sentence.ts';
import { connectorGroupName } from '../model/publication/connector-group.ts';
import type { DesiredApplication } from '../model/publication/desired.ts';
import type { ObservedApplication } from '../model/publication/observed.ts';
import type { Facts, PersonFacts } from './facts.ts';

const mostNamed = 5;

/** The connector group as Graph names it, else as it was approved. */
export function groupName({ connectorGroup, desired }: Facts): Text {
  return connectorGroup?.name || connectorGroupName(desired);
}

/** The machines of the connectors that are in one of the states. */
export function machines({ connectorGroup }: Facts, state: 'active' | 'inactive'): Text {
  const connectors = connectorGroup?.connectors ?? [];
  const those = connectors.filter(({ status }) => (status === 'active') === (state === 'active'));
  return listed(those.map(({ machineName }) => machineName));
}

/** The hub as it was approved. */
export function hubOf({ desired }: Facts): DesiredApplication | undefined {
  return desired.applications.find(({ role }) => role === 'hub');
}

/** Host and port of each internal URL, in display order. */
export function servers({ desired }: Facts): { host: string; port: string; origin: string }[] {
  return desired.applications.map(({ internalUrl }) => {
    const { hostname, port, protocol, origin } = new URL(internalUrl);
    return { host: hostname, port: port || (protocol === 'http:' ? '80' : '443'), origin };
  });
}

/** The internal host of the hub. */
export function internalHost(facts: Facts): string {
  return servers(facts)[0]?.host ?? '';
}

/** The external hosts, in display order. */
export function externalHosts({ desired }: Facts): string[] {
  return desired.applications.map(({ externalUrl }) => new URL(externalUrl).hostname);
}

/** The applications that were approved and are there; null = nothing was read. */
export function pairs({
  desired,
  observed,
}: Facts): { wanted: DesiredApplication; there: ObservedApplication }[] | null {
  if (observed === null) return null;
  return desired.applications.flatMap((wanted) => {
    const there = observed[wanted.role];
    return there ? [{ wanted, there }] : [];
  });
}

/** The display names of the applications of which something is true. */
export function applicationsThat(
  facts: Facts,
  isTrue: (wanted: DesiredApplication, there: ObservedApplication) => boolean,
): string[] {
  return (pairs(facts) ?? [])
    .filter(({ wanted, there }) => isTrue(wanted, there))
    .map(({ wanted }) => wanted.displayName);
}

/** The names of those applications for a text; of all if it is true of none, because an error can name a cause as well. */
export function applicationNames(
  facts: Facts,
  isTrue: (wanted: DesiredApplication, there: ObservedApplication) => boolean,
): Text {
  const those = applicationsThat(facts, isTrue);
  return listed(those.length > 0 ? those : facts.desired.applications.map(({ displayName }) => displayName));
}

/** The names of the first people of whom something is true; if it is true of none, an error has said so of somebody. */
export function peopleWho({ people }: Facts, isTrue: (person: PersonFacts) => boolean): Text {
  const those = (people ?? []).filter(isTrue).map(({ name }) => name);
  if (those.length === 0) return sentence('the person who saw it');
  return listed([...those.slice(0, mostNamed), ...(those.length > mostNamed ? ['…'] : [])]);
}

/** A text as PowerShell takes it. https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules */
export function quoted(text: string): string {
  return `'${text.replace(/['‘’‚‛]/gu, '$&$&')}'`;
}
