const leastForWebSocket = [1, 5, 612, 0];

/**
 * Whether a connector of this version lacks WebSocket, which came with 1.5.612.0; false for one that cannot be read.
 * https://learn.microsoft.com/entra/global-secure-access/reference-version-history
 */
export function isTooOldForWebSocket(version: string): boolean {
  const parts = version.split('.').map(Number);
  if (parts.some(Number.isNaN)) return false;
  for (const [i, wanted] of leastForWebSocket.entries()) {
    const part = parts[i] ?? 0;
    if (part !== wanted) return part < wanted;
  }
  return false;
}
