import type { FieldProblem } from '../../errors.ts';
import { listed, sentence, type Text } from '../../language/sentence.ts';
import type { HostListChange } from '../../qlik/change-host-list.ts';
import type { Deps } from '../model/deps.ts';
import type { Desired } from '../model/publication/desired.ts';
import { factsIn } from './facts.ts';

/** Returns what to add to the host allow list for a publication, or why the bot cannot. Throws QlikError. */
export async function hostListFor(
  { qlik }: Pick<Deps, 'qlik'>,
  desired: Desired,
): Promise<{ hostList: HostListChange } | { problem: FieldProblem }> {
  const hosts = listed(desired.applications.map(({ externalUrl }) => new URL(externalUrl).hostname));
  if (!qlik) return problem(sentence(notReached, { hosts }));
  const facts = factsIn(await qlik.read(), desired);
  if (!facts) return problem(sentence('This publication has no application.'));
  const { host, prefix, proxy, externalHosts: add } = facts;
  if (!proxy) return problem(sentence(another, { host, hosts }));
  if (proxy.virtualProxy) return { hostList: { virtualProxyId: proxy.virtualProxy.id, add, remove: [] } };
  return problem(sentence(noVirtualProxy, { prefix: `/${prefix}`, host }));
}

const notReached =
  'The bot does not reach this Qlik Sense. A Qlik administrator has to add the hosts in the Qlik Management Console, to the host allow list of the virtual proxy: {hosts}.';
const another =
  'The bot finds no proxy of Qlik Sense with the name {host}. A Qlik administrator has to add the hosts in the Qlik Management Console, to the host allow list of the virtual proxy: {hosts}.';
const noVirtualProxy =
  'Qlik Sense has no virtual proxy {prefix} on {host}. Correct the address with “update” first.';

function problem(message: Text): { problem: FieldProblem } {
  return { problem: { field: '', message } };
}
