/** Where the sandbox serves an external URL: real host names under msappproxy.net lead to Microsoft, not here. */
export function edgeUrl(sandboxUrl: string, externalUrl: string): string {
  const external = new URL(externalUrl);
  return new URL(`/edge/${external.host}${external.pathname}${external.search}`, sandboxUrl).href;
}
