import type { TokenCredential } from '@azure/identity';
import type { Config } from '../config/config.ts';
import { connectGraph, type GraphFor } from '../graph/client.ts';
import type { Log } from '../log.ts';
import type { TokenRights } from '../service/model/capability.ts';
import { tokenRoles } from './token-roles.ts';
import { createCredential } from './credential.ts';

/** Access to Microsoft Graph as the bot itself. */
export interface AsBot {
  graphFor: GraphFor;
  /** Returns what the bot's token grants, null if it does not tell; null = no token is used. */
  rights: (() => Promise<TokenRights | null>) | null;
}

/**
 * Connects with `given`, or else with the bot's identity; over plain http, which is for this machine only, with no token
 * but a given one.
 */
export function connectAsBot(
  { graphIdentity, cloud }: Pick<Config, 'graphIdentity' | 'cloud'>,
  graphUrl: string,
  log: Log,
  given: TokenCredential | null = null,
): AsBot {
  const isPlain = graphUrl.startsWith('http:');
  const credential = given ?? (isPlain ? null : createCredential(graphIdentity, cloud.loginUrl));
  return {
    graphFor: connectGraph({ url: graphUrl, credential, log }),
    rights: credential && tokenRoles(credential, `${new URL(graphUrl).origin}/.default`),
  };
}
