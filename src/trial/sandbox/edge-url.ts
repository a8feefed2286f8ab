/** Returns where the sandbox serves an external URL; the real hosts under msappproxy.net would lead to Microsoft. */
export function edgeUrl(sandboxUrl: string, externalUrl: string): string {
  const external = new URL(externalUrl);
  return new URL(`/edge/${external.host}${external.pathname}${external.search}`, sandboxUrl).href;
}
