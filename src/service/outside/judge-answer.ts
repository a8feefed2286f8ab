import type { Visit } from '../../edge/visit.ts';
import { joined, sentence, type Text } from '../../language/sentence.ts';
import { fine, leadsToProxy, nextMove, unchecked, unseen, wrong } from './judged.ts';
import type { Expected, Judged } from './judged.ts';
import { isOpen, type Reading } from './reading.ts';

/** Failures of the network on this side, which say nothing about the address. */
const ofThisSide = ['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EACCES', 'EPERM'];

/** Judges whether there is an answer, and whether it is one of Application Proxy that came as far as was approved. */
export function judgeAnswer(expected: Expected, visit: Visit, reading: Reading | null): Judged {
  if (reading) return judgeStatus(expected, reading);
  return visit.failure ? judgeFailure(expected, visit) : unseen('answer');
}

function judgeFailure(expected: Expected, visit: Visit): Judged {
  const { host } = expected;
  const { failure: reason } = visit;
  if (ofThisSide.includes(reason) || (!expected.wasReached && isNeverReached(expected, visit)))
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

/**
 * Microsoft's front ends take every connection. If none has ever come through to this address, one that ends before the
 * handshake was stopped by a firewall on this side.
 */
function isNeverReached({ host }: Expected, { name, certificate, failure }: Visit): boolean {
  if (name === null || certificate !== null || !leadsToProxy(host, name)) return false;
  return failure === 'ETIMEDOUT' || failure === 'ECONNREFUSED';
}

function judgeStatus(expected: Expected, reading: Reading): Judged {
  const { preAuthentication, internalHost, host, isNew } = expected;
  const { status, signIn, proxyAppId, redirectHost } = reading;
  const said = (cause: string, text: Text) => wrong('answer', 'late', cause, text);
  if (signIn) return fine('answer');
  // Where the name leads is what is wrong, and was said.
  if (reading.isElsewhere) return unseen('answer');
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
