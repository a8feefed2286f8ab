import { z } from 'zod';
import { checked } from './checked.ts';
import type { Repository } from './repository.ts';

/**
 * A virtual proxy; the numbers are those of the interface.
 * https://help.qlik.com/en-US/sense-developer/APIs/RepositoryServiceAPI/index.html?page=1945
 * https://help.qlik.com/en-US/sense-admin/November2024/Subsystems/DeployAdministerQSE/Content/Sense_DeployAdminister/QSEoW/Administer_QSEoW/Managing_QSEoW/edit-virtual-proxy.htm
 */
export interface VirtualProxy {
  id: string;
  description: string;
  /** In lower case, without slashes at its ends; `''` = none. */
  prefix: string;
  /** Its "host allow list": hosts from which WebSockets are accepted. */
  websocketCrossOriginWhiteList: string[];
  /** 0 ticket (with Windows, unless a module is set), 1 and 2 header, 3 SAML, 4 JWT, 5 OpenID Connect. */
  authenticationMethod: number;
  /** Where people are sent to be signed in; `''` = to Qlik Sense itself. */
  authenticationModuleRedirectUri: string;
  /** 0 = people without a sign-in are refused. */
  anonymousAccessMode: number;
  /** What a User-Agent must contain to be signed in with Windows; others get a form. */
  windowsAuthenticationEnabledDevicePattern: string;
  extendedSecurityEnvironment: boolean;
  sessionCookieDomain: string;
  /** How many engine nodes it sends sessions to. */
  loadBalancingNodes: number;
}

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const code = z
  .number()
  .int()
  .nullish()
  .transform((value) => value ?? 0);
const virtualProxy = z.object({
  id: z.string(),
  description: text,
  prefix: text,
  websocketCrossOriginWhiteList: z
    .array(z.string())
    .nullish()
    .transform((value) => value ?? []),
  authenticationMethod: code,
  authenticationModuleRedirectUri: text,
  anonymousAccessMode: code,
  windowsAuthenticationEnabledDevicePattern: text,
  extendedSecurityEnvironment: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
  sessionCookieDomain: text,
  loadBalancingServerNodes: z
    .array(z.unknown())
    .nullish()
    .transform((value) => value ?? []),
});

/** Reads all virtual proxies of the site. Throws QlikError. */
export async function readVirtualProxies(repository: Repository): Promise<VirtualProxy[]> {
  const read = checked(z.array(virtualProxy), await repository.get('virtualproxyconfig/full'));
  return read.map(describe);
}

/** Reads one virtual proxy. Throws QlikError; `gone` = there is none of that id. */
export async function readVirtualProxy(repository: Repository, id: string): Promise<VirtualProxy> {
  return describe(checked(virtualProxy, await repository.get(pathOf(id))));
}

/** Returns where one virtual proxy is read and written. */
export function pathOf(id: string): string {
  return `virtualproxyconfig/${encodeURIComponent(id)}`;
}

function describe({
  loadBalancingServerNodes,
  prefix,
  ...rest
}: z.output<typeof virtualProxy>): VirtualProxy {
  return {
    ...rest,
    prefix: prefix.toLowerCase().replace(/^\/+|\/+$/g, ''),
    loadBalancingNodes: loadBalancingServerNodes.length,
  };
}
