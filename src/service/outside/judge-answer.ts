import type { Visit } from '../../edge/visit.ts';
import { joined, sentence, type Text } from '../../language/sentence.ts';
import { fine, nextMove, unchecked, unseen, wrong } from './judged.ts';
import type { Expected, Judged } from './judged.ts';
import { isOpen, type Reading } from './reading.ts';

/** Failures of the network on this side, which say nothing about the address. */
const ofThisSide = ['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EACCES', 'EPERM'];

/** Judges whether there is an answer, and whether it is one of Application Proxy that came as far as was approved. */
export function judgeAnswer(expected: Expected, visit: Visit, reading: Reading | null): Judged {
  if (reading) return judgeStatus(expected, reading);
  return visit.failure ? judgeFailure(expected, visit.failure) : unseen('answer');
}

function judgeFailure(expected: Expected, reason: string): Judged {
  const { host } = expected;
  if (ofThisSide.includes(reason))
    return unchecked(
      'answer',
      'no-way-from-here',
      sentence('From here there is no way to {host} ({reason}).', { host, reason }),
    );
  const said =
    reason === 'ETIMEDOUT'
      ? sentence('No answer from {host} in time.', { host })
      : sentence('No answer from {host}: {reason}.', { host, reason });
  return wrong('answer', 'late', 'no-answer', joined([said, nextMove(expected)], ' '));
}

function judgeStatus(expected: Expected, reading: Reading): Judged {
  const { preAuthentication, internalHost, host, isNew } = expected;
  const { status, signIn, proxyAppId, redirectHost } = reading;
  const said = (cause: string, text: Text) => wrong('answer', 'late', cause, text);
  if (signIn) return fine('answer');
  // Whose answer it is matters less than that nobody was asked to sign in, which the next step says.
  if (preAuthentication !== 'passthru' && status < 500 && isOpen(reading, isNew)) return fine('answer');
  if (proxyAppId === '' && preAuthentication === 'passthru' && isPage(reading))
    return unchecked(
      'answer',
      'not-named',
      sentence('Something answers ({status}), but does not say that it is Application Proxy.', {
        status: String(status),
      }),
    );
  if (proxyAppId === '' && !reading.isThroughConnector)
    return said(
      'not-proxy',
      sentence(
        'Something answers ({status}), but it does not look like Application Proxy. It may not be published everywhere yet.',
        { status: String(status) },
      ),
    );
  if (status === 504)
    return said('gateway-timeout', sentence('Application Proxy found no working connector (504).'));
  if (status === 502)
    return said(
      'bad-gateway',
      sentence(
        'A connector answers, but Qlik Sense does not answer it (502): check the internal URL and its certificate on the connector server.',
      ),
    );
  if (status >= 500)
    return said(
      'server-error',
      sentence('The address answers with an error ({status}).', { status: String(status) }),
    );
  if (preAuthentication === 'passthru' && redirectHost === internalHost && internalHost !== host)
    return said(
      'redirect-inward',
      sentence(
        'It sends people on to {internalHost}, which they cannot reach from outside: let Application Proxy translate URLs in headers.',
        { internalHost },
      ),
    );
  return fine('answer');
}

/** What Qlik Sense answers to people who have not signed in. */
function isPage({ status }: Reading): boolean {
  return status < 400 || status === 401 || status === 403;
}
