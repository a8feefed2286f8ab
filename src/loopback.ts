const loopbackHost = /^(127(\.\d{1,3}){3}|::1|\[::1\]|localhost)$/i;

/** Whether a host is this machine: a loopback address or `localhost`, the one name that is not looked up. */
export function isLoopbackHost(host: string): boolean {
  return loopbackHost.test(host);
}

/** Whether an http URL leads to this machine; false for URLs that two parsers could read differently. */
export function isLoopbackUrl(text: string): boolean {
  const url = /^https?:\/\/[^\s\\@]+$/i.test(text) ? URL.parse(text) : null;
  return url !== null && isLoopbackHost(url.hostname);
}
