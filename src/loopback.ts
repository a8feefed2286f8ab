const loopbackHost = /^(127(\.\d{1,3}){3}|::1|\[::1\]|localhost)$/i;

/** Whether a host is this machine: a loopback address, or the one name that no name server is asked for. */
export function isLoopbackHost(host: string): boolean {
  return loopbackHost.test(host);
}

/** Whether an http address leads to this machine. What two readers of addresses could understand differently does not. */
export function isLoopbackUrl(text: string): boolean {
  const url = /^https?:\/\/[^\s\\@]+$/i.test(text) ? URL.parse(text) : null;
  return url !== null && isLoopbackHost(url.hostname);
}
