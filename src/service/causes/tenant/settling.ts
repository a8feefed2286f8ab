import { sentence } from '../../../language/sentence.ts';
import { noCommands, type Cause } from '../cause.ts';

/** There are no promises how soon a change shows: https://github.com/microsoftgraph/msgraph-bicep-types/issues/193 */
export const settling: Cause = {
  id: 'settling',
  row: 46,
  topic: sentence('Changes of the last minutes'),
  looks: ({ isSettling, observed, outside }) => {
    if (!isSettling) return 'fine';
    // It shows wherever there is something to see from here, so that waiting is no advice: people can try.
    const shows = outside.length > 0 && outside.every(({ state }) => state === 'verified');
    return observed !== null && shows ? 'unseen' : 'maybe';
  },
  title: () => sentence('A change of the last minutes does not show everywhere yet'),
  confirm: () =>
    sentence('It passes by itself: close the browser, wait ten minutes, and open the link again.'),
  advice: () => sentence('Wait some minutes; there is nothing else to do.'),
  who: 'person',
  commands: noCommands,
  answers: ['sign-in-error', 'microsoft-error', 'other'],
  codes: ['AADSTS50105', 'Forbidden', '403', '404'],
};
