import type { TokenCredential } from '@azure/identity';
import type { Config } from '../config/config.ts';
import { createCredential } from './credential.ts';

/** Token scope of Azure Database for PostgreSQL in the public cloud. */
const scope = 'https://ossrdbms-aad.database.windows.net/.default';

/**
 * Returns a function that gets a database token of the bot's own identity; null = DATABASE_URL holds everything needed.
 */
export function databaseToken({ databaseAuth, bot, cloud }: Config): (() => Promise<string>) | null {
  return databaseAuth === 'entra' && bot ? tokenOf(createCredential(bot.identity, cloud.loginUrl)) : null;
}

/** Called for each new connection; the credential caches the token until shortly before it expires. */
function tokenOf(credential: TokenCredential): () => Promise<string> {
  return async () => {
    const found = await credential.getToken(scope);
    if (!found) throw new Error('Microsoft Entra gave no token for the database');
    return found.token;
  };
}
