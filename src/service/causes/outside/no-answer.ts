import { listed, sentence } from '../../../language/sentence.ts';
import type { Cause } from '../cause.ts';
import { causesAt, hostsAt, lookAt, wordsOf } from './findings.ts';

/** What Application Proxy itself says of the parts behind it. */
const behind = ['gateway-timeout', 'bad-gateway', 'server-error', 'redirect-inward'];

/** An address that should have been live for long. */
export const noAnswer: Cause = {
  id: 'no-answer',
  row: 2,
  topic: sentence('The answer from outside'),
  looks: (facts) => {
    const wrong = causesAt(facts, 'answer');
    // Without a name there can be no answer.
    if (lookAt(facts, 'name') === 'found') return 'unseen';
    return wrong.length > 0 && wrong.every((cause) => behind.includes(cause))
      ? 'fine'
      : lookAt(facts, 'answer');
  },
  title: (facts) =>
    sentence('{hosts} does not answer as a published address does', {
      hosts: listed(hostsAt(facts, 'answer')),
    }),
  confirm: (facts) => wordsOf(facts, 'answer') || sentence('Open the address in a private window.'),
  advice: (facts) =>
    sentence(
      'Type “repair {name}”: it publishes the address again if it is not. If there is nothing to repair, ask Microsoft’s support, with the transaction id of the error page.',
      { name: facts.desired.name },
    ),
  who: 'entra',
  commands: (facts) => hostsAt(facts, 'answer').map((host) => `curl.exe -sI https://${host}/`),
  answers: ['microsoft-error', 'other'],
  codes: ['404'],
};
