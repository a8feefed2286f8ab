import type { GraphProblem } from '../../../graph/graph-error.ts';
import { sentence } from '../../../language/sentence.ts';
import type { Acting, Cause } from '../../model/cause.ts';

/** Why no token was issued, or why a new one is refused as well. */
export function tokenCause({ code }: GraphProblem, { name }: Acting): Cause {
  if (name)
    return {
      title: sentence('Microsoft Graph does not accept the token of {who}', { who: name }),
      advice: sentence(
        'The OAuth connection must ask for Microsoft Graph: check its scopes. Then sign in again and press Retry.',
      ),
    };
  if (/^(Authentication|CredentialUnavailable)/.test(code))
    return {
      title: sentence('Microsoft Entra gives the bot no token'),
      advice: sentence(
        'The operator of this bot has to check its secret, certificate or managed identity, which may have expired. Then press Retry.',
      ),
    };
  return {
    title: sentence('Microsoft Graph does not accept the bot’s token'),
    advice: sentence(
      'The operator of this bot has to check GRAPH_URL and whether the bot’s identity is disabled. Then press Retry.',
    ),
  };
}
