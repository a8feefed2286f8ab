import type { VirtualProxy } from '../../src/qlik/virtual-proxies.ts';

/** A virtual proxy that allows no host yet; all else is as it should be. */
export const virtualProxy: VirtualProxy = {
  id: 'one',
  description: 'Central',
  prefix: '',
  websocketCrossOriginWhiteList: [],
  windowsAuthenticationEnabledDevicePattern: 'Mozilla',
  extendedSecurityEnvironment: false,
  sessionCookieDomain: '',
  loadBalancingNodes: 1,
  authenticationMethod: 0,
  authenticationModuleRedirectUri: '',
  anonymousAccessMode: 0,
};
