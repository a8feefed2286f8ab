/** A virtual proxy as the Qlik Repository Service stores it. */
export type StoredVirtualProxy = Record<string, unknown> & { id: string; modifiedDate: string };

/** A proxy as the Qlik Repository Service stores it. */
interface StoredProxy {
  id: string;
  serverNodeConfiguration: { id: string; name: string; hostName: string };
  settings: {
    listenPort: number;
    allowHttp: boolean;
    unencryptedListenPort: number;
    authenticationListenPort: number;
    unencryptedAuthenticationListenPort: number;
    kerberosAuthentication: boolean;
    sslBrowserCertificateThumbprint: string;
    virtualProxies: { id: string; prefix: string; description: string }[];
  };
}

/** What a stand-in for a Qlik Sense site holds. */
export interface StoredSite {
  proxies: StoredProxy[];
  virtualProxies: StoredVirtualProxy[];
}

const central = '7c8ad5a8-4f1d-4a64-9d0b-0f5a6c1d9b10';
const usual = '2b8f6f9a-1d3e-4c0f-9a53-6f0c8a4b1d21';
const finance = '5e0e9bd0-6a37-4f8e-8f0f-3a6d2b7c9e32';

/**
 * The site of the trial: one server with the ports of a release from before April 2018, and a second virtual proxy.
 */
export function siteOf(hostName = 'qlik.contoso.com'): StoredSite {
  const node = { id: '0f3d1c7e-9b5a-4d28-8e6f-1a2b3c4d5e6f', name: 'Central', hostName };
  const virtualProxies = [
    virtualProxy(usual, '', 'Central Proxy (Default)', node),
    virtualProxy(finance, 'finance', 'Finance', node),
  ];
  const settings = {
    listenPort: 443,
    allowHttp: false,
    unencryptedListenPort: 80,
    authenticationListenPort: 4244,
    unencryptedAuthenticationListenPort: 4248,
    kerberosAuthentication: false,
    sslBrowserCertificateThumbprint: '',
    virtualProxies: virtualProxies.map(({ id, prefix, description }) => ({ id, prefix, description })),
  };
  return { proxies: [{ id: central, serverNodeConfiguration: node, settings }], virtualProxies };
}

function virtualProxy(id: string, prefix: string, description: string, node: { id: string; name: string }) {
  return {
    id,
    createdDate: '2026-01-05T08:00:00.000Z',
    modifiedDate: '2026-01-05T08:00:00.000Z',
    modifiedByUserName: 'INTERNAL\\sa_repository',
    prefix,
    description,
    authenticationModuleRedirectUri: '',
    loadBalancingServerNodes: [node],
    authenticationMethod: 0,
    anonymousAccessMode: 0,
    windowsAuthenticationEnabledDevicePattern: 'Windows',
    sessionCookieHeaderName: prefix ? `X-Qlik-Session-${prefix}` : 'X-Qlik-Session',
    sessionCookieDomain: '',
    additionalResponseHeaders: '',
    sessionInactivityTimeout: 30,
    extendedSecurityEnvironment: false,
    websocketCrossOriginWhiteList: [] as string[],
    defaultVirtualProxy: prefix === '',
    tags: [],
    privileges: null,
    schemaPath: 'VirtualProxyConfig',
  };
}
