import { isIP } from 'node:net';

/** A Qlik Sense URL taken apart, or the message that says what is wrong with it. */
export type QlikUrl = { url: string; port: number; isHttps: boolean; path: string } | { problem: string };

const example = 'for example https://qlik.contoso.com';

/** Reads the Qlik Sense URL as typed. Only scheme, host and port are kept: Qlik needs its whole host published. */
export function parseQlikUrl(text: string): QlikUrl {
  const typed = text.trim();
  if (!typed) return { problem: `Enter the address people use inside the company, ${example}.` };
  if (!URL.canParse(typed)) return { problem: `This is not a web address. Enter it whole, ${example}.` };
  const url = new URL(typed);
  const problem = problemOf(url, typed);
  if (problem) return { problem };
  const isHttps = url.protocol === 'https:';
  const port = url.port ? Number(url.port) : isHttps ? 443 : 80;
  return { url: `${url.protocol}//${url.host}/`, port, isHttps, path: url.pathname };
}

function problemOf(url: URL, typed: string): string {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return `Start with https:// or http://, ${example}.`;
  if (url.username || url.password) return 'Leave user name and password out of the address.';
  if (typed.includes('#')) return 'Leave out the part from # on: it is lost when people sign in.';
  if (url.search) return 'Leave out the part from ? on: the whole of Qlik Sense is published.';
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')))
    return `Enter a host name instead of an IP address, ${example}: Application Proxy does not publish IP addresses.`;
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(url.hostname) || url.hostname.includes('..'))
    return `The host name has characters that are not allowed, ${example}.`;
  return '';
}
