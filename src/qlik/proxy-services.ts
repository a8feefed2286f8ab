import { z } from 'zod';
import type { Repository } from './repository.ts';
import { checked } from './checked.ts';

/**
 * A proxy of the site: where it listens, and which virtual proxies it serves.
 * https://help.qlik.com/en-US/sense-admin/November2024/Subsystems/DeployAdministerQSE/Content/Sense_DeployAdminister/QSEoW/Administer_QSEoW/Managing_QSEoW/edit-proxy.htm
 */
export interface ProxyService {
  /** In lower case. */
  hostName: string;
  listenPort: number;
  authenticationListenPort: number;
  allowHttp: boolean;
  unencryptedListenPort: number;
  unencryptedAuthenticationListenPort: number;
  kerberosAuthentication: boolean;
  virtualProxyIds: string[];
}

const port = z.number().int().min(0).max(65535);
const proxyServices = z.array(
  z.object({
    serverNodeConfiguration: z.object({ hostName: z.string() }),
    settings: z.object({
      listenPort: port,
      authenticationListenPort: port,
      allowHttp: z.boolean(),
      unencryptedListenPort: port,
      unencryptedAuthenticationListenPort: port,
      kerberosAuthentication: z.boolean(),
      virtualProxies: z.array(z.object({ id: z.string() })),
    }),
  }),
);

/** Reads all proxies of the site. Throws QlikError. */
export async function readProxyServices(repository: Repository): Promise<ProxyService[]> {
  const read = checked(proxyServices, await repository.get('proxyservice/full'));
  return read.map(({ serverNodeConfiguration, settings: { virtualProxies, ...ports } }) => ({
    hostName: serverNodeConfiguration.hostName.toLowerCase(),
    ...ports,
    virtualProxyIds: virtualProxies.map(({ id }) => id),
  }));
}
