import { ApiFault } from '../http/fault.ts';
import type { ApiStep } from '../http/message.ts';
import type { IssuedToken, Tokens } from './tokens.ts';

/**
 * Refuses calls without a valid token, in Graph's words, and notes on the others who calls. `isOpen`: calls without any
 * token pass, too, and have no caller.
 */
export function authenticate(tokens: Tokens, isOpen: boolean): ApiStep {
  return async (request, next) => {
    const { authorization = '' } = request.headers;
    if (authorization === '' && isOpen) return next(request);
    const { caller } = accepted(tokens, authorization);
    return next({ ...request, caller });
  };
}

function accepted(tokens: Tokens, authorization: string): IssuedToken {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) throw invalidToken('Access token is empty.');
  const found = tokens.find(token);
  if (found === null) throw invalidToken('Access token validation failure. Invalid audience.');
  if (found.isRevoked) throw challenge();
  if (found.expiresAt <= Date.now()) throw invalidToken('Lifetime validation failed, the token is expired.');
  return found;
}

function invalidToken(message: string, headers: ApiFault['headers'] = {}): ApiFault {
  return new ApiFault(401, 'InvalidAuthenticationToken', message, [], headers);
}

/** https://learn.microsoft.com/entra/identity-platform/claims-challenge */
function challenge(): ApiFault {
  const claims = { access_token: { nbf: { essential: true, value: String(Math.floor(Date.now() / 1000)) } } };
  const encoded = Buffer.from(JSON.stringify(claims)).toString('base64');
  const reason = 'InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp';
  const parts = [
    'realm=""',
    'authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
    'client_id="00000003-0000-0000-c000-000000000000"',
    'error="insufficient_claims"',
    `claims="${encoded}"`,
  ];
  return invalidToken(`Continuous access evaluation resulted in challenge with result: ${reason}`, {
    'www-authenticate': `Bearer ${parts.join(', ')}`,
  });
}
