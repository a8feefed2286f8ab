import type { TokenCredential } from '@azure/identity';
import { z } from 'zod';
import type { TokenRights } from '../service/model/capability.ts';

const claims = z.object({
  roles: z.array(z.string()).catch([]),
  wids: z.array(z.string()).nullable().catch(null),
});

/**
 * Reads what a token for `scope` grants to the application; null = unreadable. Only for display and advice: Microsoft
 * Graph alone decides. The token of an application lists its directory roles as `wids`, too:
 * https://github.com/microsoftgraph/msgraph-sdk-powershell/issues/1782
 */
export function tokenRoles(credential: TokenCredential, scope: string): () => Promise<TokenRights | null> {
  return async () => {
    const token = (await credential.getToken(scope))?.token ?? '';
    try {
      const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
      const { roles, wids } = claims.parse(JSON.parse(payload));
      return { permissions: roles, directoryRoleIds: wids };
    } catch {
      return null;
    }
  };
}
