import type { Role } from './role.ts';

const usualEntry = '/hub/';

/**
 * First parts of a path that belong to Qlik Sense itself; what comes before one is the prefix of a virtual proxy.
 * https://help.qlik.com/en-US/sense-developer/May2022/Subsystems/ProxyServiceAPI/Content/Sense_ProxyServiceAPI/ProxyServiceAPI-Proxy-Settings.htm
 */
const reserved = new Set([
  'hub',
  'sense',
  'single',
  'qmc',
  'dev-hub',
  'console',
  'client',
  'app',
  'qps',
  'qrs',
  'api',
  'resources',
  'extensions',
  'content',
  'login',
]);

/**
 * Returns the virtual proxy's prefix in a path, in lower case and without slashes at its ends; `''` = none. Qlik Sense
 * keeps prefixes in lower case only.
 * https://help.qlik.com/en-US/sense-admin/November2024/Subsystems/DeployAdministerQSE/Content/Sense_DeployAdminister/QSEoW/Administer_QSEoW/Managing_QSEoW/edit-virtual-proxy.htm
 */
export function prefixIn(path: string): string {
  const parts = path.toLowerCase().split('/').filter(Boolean);
  const end = parts.findIndex((part) => reserved.has(part));
  return (end === -1 ? parts : parts.slice(0, end)).join('/');
}

/** Returns the path at which people enter through the virtual proxy with this prefix. */
export function entryPathOf(prefix: string): string {
  return prefix === '' ? usualEntry : `/${prefix}${usualEntry}`;
}

/** Whether people enter an application through a virtual proxy's prefix. */
export function hasOwnEntry({ entryPath = '' }: { entryPath?: string }): boolean {
  return prefixIn(entryPath) !== '';
}

/** Returns the external address at which people enter an application; the second one has no hub. */
export function entryUrl(application: { role: Role; externalUrl: string; entryPath?: string }): string {
  const { role, externalUrl, entryPath = usualEntry } = application;
  // Joined as text: a path that begins with two slashes would otherwise name another host.
  return role === 'hub' ? externalUrl.replace(/\/+$/, '') + entryPath : externalUrl;
}
