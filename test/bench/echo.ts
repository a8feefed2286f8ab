export async function benchEcho(): Promise<void> {}
