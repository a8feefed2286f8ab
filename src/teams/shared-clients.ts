import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  AuthenticationConstants,
  type AuthenticateRequestResult,
  type ClaimsIdentity,
  type ConnectorClient,
  type ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';

/** Teams has a few service addresses. Limits memory. */
const mostClients = 100;

/**
 * The SDK makes two clients anew for each activity, which costs more than sending the answer. They keep nothing of a
 * turn, so all turns share one for each address. `prepare` is called once for each.
 */
export class SharedClients extends ConfigurationBotFrameworkAuthentication {
  readonly #connectors = new Map<string, Promise<ConnectorClient>>();
  readonly #tokens = new Map<string, Promise<UserTokenClient>>();
  /** Called with each new connector client. */
  prepare: (client: ConnectorClient) => void = () => {};

  override async authenticateRequest(
    ...request: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ): Promise<AuthenticateRequestResult> {
    const result = await super.authenticateRequest(...request);
    const { connectorFactory, claimsIdentity } = result;
    if (!connectorFactory) return result;
    return { ...result, connectorFactory: this.#sharing(connectorFactory, claimsIdentity) };
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    return this.#sharing(super.createConnectorFactory(identity), identity);
  }

  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    return kept(this.#tokens, appOf(identity), () => super.createUserTokenClient(identity));
  }

  #sharing(factory: ConnectorFactory, identity: ClaimsIdentity): ConnectorFactory {
    return {
      create: (serviceUrl, audience) =>
        kept(this.#connectors, [appOf(identity), audience, serviceUrl].join(' '), async () => {
          const client = await factory.create(serviceUrl, audience);
          this.prepare(client);
          return client;
        }),
    };
  }
}

/** The registration that the clients prove themselves with, as the SDK finds it. */
function appOf(identity: ClaimsIdentity): string {
  const { AudienceClaim, AppIdClaim } = AuthenticationConstants;
  return identity.getClaimValue(AudienceClaim) ?? identity.getClaimValue(AppIdClaim) ?? '';
}

function kept<T>(all: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = all.get(key);
  if (known) return known;
  if (all.size >= mostClients) all.clear();
  const made = make();
  all.set(key, made);
  made.catch(() => all.delete(key));
  return made;
}
