import { administrator } from '../../../src/trial/people.ts';
import type { Sandbox } from '../../../src/trial/sandbox/sandbox.ts';
import { approverScopes } from '../../../src/trial/sandbox-credential.ts';
import { connectionName, startTokenService, type TokenService } from '../../fakes/issuer/token-service.ts';

/** The token service of a world whose bot writes as the approver, and the settings that make the bot use it. */
export interface ApproverTokens {
  service: TokenService;
  env: Record<string, string>;
}

/** Starts it, with the administrator signed in. `tenant` issues the tokens of people. */
export async function startApproverTokens(tenant: () => Sandbox): Promise<ApproverTokens> {
  const service = await startTokenService(
    () => true,
    (chatUserId) =>
      tenant().tokens.delegated({ userId: chatUserId.replace('29:', ''), scopes: approverScopes }),
  );
  service.signedIn.set(`29:${administrator.id}`, Infinity);
  const env = {
    GRAPH_RUN_AS: 'approver',
    OAUTH_CONNECTION_NAME: connectionName,
    BOT_TOKEN_SERVICE_URL: service.url,
  };
  return { service, env };
}
