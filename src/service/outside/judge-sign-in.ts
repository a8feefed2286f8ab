import { sentence } from '../../language/sentence.ts';
import { stillOpen } from './is-closing.ts';
import { fine, unseen, wrong, type Expected, type Judged } from './judged.ts';
import { isOpen, type Reading } from './reading.ts';

/** Judges whether people are asked to sign in with Microsoft Entra ID, exactly if that was approved. */
export function judgeSignIn(expected: Expected, reading: Reading | null): Judged {
  const { host, preAuthentication } = expected;
  if (!reading) return unseen('sign-in');
  if (preAuthentication === 'passthru') return judgePassthrough(expected, reading);
  if (isOpen(reading, expected.isNew)) return expected.isClosing ? closing(host) : open(host);
  const { signIn } = reading;
  if (!signIn) return unseen('sign-in');
  if (signIn.returnsTo !== `https://${host}`)
    return wrong(
      'sign-in',
      'late',
      'returns-elsewhere',
      sentence('People who sign in at {host} are sent to another address: {address}.', {
        host,
        address: signIn.returnsTo || '–',
      }),
    );
  return fine('sign-in', sentence('{host} answers from outside and asks people to sign in.', { host }));
}

function open(host: string): Judged {
  return wrong(
    'sign-in',
    'alarm',
    'open',
    sentence('{host} answers, but does NOT ask people to sign in. Check its pre-authentication at once.', {
      host,
    }),
  );
}

function closing(host: string): Judged {
  return wrong(
    'sign-in',
    'late',
    stillOpen,
    sentence(
      '{host} does not ask people to sign in yet. The change can take some minutes; until then it can be entered without.',
      { host },
    ),
  );
}

/** Qlik Sense itself may send people to Microsoft Entra ID, but in the name of an application of its own. */
function judgePassthrough({ host, appId }: Expected, { signIn, proxyAppId }: Reading): Judged {
  if (signIn && signIn.clientId === appId)
    return wrong(
      'sign-in',
      'late',
      'asks-to-sign-in',
      sentence('{host} asks people to sign in, although passthrough was approved.', { host }),
    );
  if (proxyAppId === '') return unseen('sign-in');
  return fine(
    'sign-in',
    sentence('{host} answers from outside without asking to sign in, as planned.', { host }),
  );
}
