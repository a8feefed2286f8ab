import { joined, sentence } from '../../../language/sentence.ts';
import type { QlikCheck } from '../../qlik/check.ts';
import { noCommands, type Cause } from '../cause.ts';
import type { Facts } from '../facts.ts';
import { checksOf } from './said-by-qlik.ts';

/** What no other cause is about. */
const about: readonly QlikCheck['about'][] = [
  'virtual-proxy',
  'sign-in',
  'kerberos',
  'engines',
  'cookie',
  'sessions',
];

const amiss = (facts: Facts) =>
  checksOf(facts).filter((one) => one.state !== 'fine' && about.includes(one.about));

/** Settings of Qlik Sense's proxy and virtual proxy that do not fit what is published. Found only by reading them. */
export const qlikSettings: Cause = {
  id: 'qlik-settings',
  row: 33,
  topic: sentence('Settings of Qlik Sense’s proxies'),
  looks(facts) {
    if (checksOf(facts).length === 0) return 'unseen';
    const found = amiss(facts);
    if (found.length === 0) return 'fine';
    return found.some(({ state }) => state === 'wrong') ? 'found' : 'maybe';
  },
  title: (facts) =>
    joined(
      [sentence('Qlik Sense is not set up for what is published.'), ...amiss(facts).map(({ text }) => text)],
      ' ',
    ),
  confirm: () => sentence('Qlik Management Console, Proxies and Virtual proxies.'),
  advice: (facts) =>
    sentence('Correct it there; or, where the publication is wrong, “update {name}”.', {
      name: facts.desired.name,
    }),
  who: 'qlik',
  commands: noCommands,
  answers: [],
};
