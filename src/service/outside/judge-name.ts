import type { NameFacts } from '../../edge/name.ts';
import type { Visit } from '../../edge/visit.ts';
import { joined, sentence } from '../../language/sentence.ts';
import { fine, isMicrosofts, leadsToProxy, nextMove, unchecked, unseen, wrong } from './judged.ts';
import type { Expected, Judged } from './judged.ts';

/** Judges where the external host leads in DNS: a host in a domain of the organisation must lead to msappproxy.net by
 * CNAME records, because the addresses behind change.
 * https://learn.microsoft.com/entra/identity/app-proxy/how-to-configure-custom-domain */
export function judgeName(expected: Expected, { refused, name, isPrivate }: Visit): Judged {
  const { host } = expected;
  if (refused) return unchecked('name', 'not-visited', refused);
  if (name === null) return unseen('name');
  if (name.problem) return judgeUnresolved(expected, name);
  if (isPrivate)
    return unchecked(
      'name',
      'private-address',
      sentence('From here the name {host} leads to a private address; not visited.', { host }),
    );
  if (leadsToProxy(host, name)) return fine('name');
  const target = name.chain.at(-1);
  const said = target
    ? sentence('{host} leads to {target}, which is not Application Proxy.', { host, target })
    : sentence(
        '{host} has an address record, which stops working whenever Microsoft changes its addresses.',
        {
          host,
        },
      );
  const cause = target ? 'name-elsewhere' : 'address-record';
  return wrong('name', 'wrong', cause, joined([said, nextMove(expected)], ' '));
}

function judgeUnresolved(expected: Expected, { problem, chain, code }: NameFacts): Judged {
  const { host } = expected;
  const target = chain.at(-1);
  if (problem === 'silent')
    return unchecked(
      'name',
      'no-name-server',
      sentence('The name servers do not answer about {host} ({code}).', { host, code }),
    );
  if (problem !== 'missing')
    return wrong(
      'name',
      'wrong',
      'name-loop',
      joined([sentence('The CNAME records of {host} lead to no end.', { host }), nextMove(expected)], ' '),
    );
  if (target && !isMicrosofts(host))
    return wrong(
      'name',
      'late',
      'name-dangling',
      joined(
        [sentence('{host} leads to {target}, which does not exist.', { host, target }), nextMove(expected)],
        ' ',
      ),
    );
  const said = sentence('The name {host} does not resolve yet.', { host });
  return wrong('name', 'late', 'name-missing', joined([said, nextMove(expected)], ' '));
}
