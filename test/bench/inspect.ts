import { once } from 'node:events';

/** Memory of a bot that runs with `--inspect=<port>`. */
export interface Inspected {
  /** MiB of objects in use, after everything else was collected. */
  heapMiB(): Promise<number>;
  close(): void;
}

/** Connects to its inspector: https://chromedevtools.github.io/devtools-protocol/v8/ */
export async function inspect(port: number): Promise<Inspected> {
  const listed = await fetch(`http://127.0.0.1:${port}/json`);
  const [{ webSocketDebuggerUrl }] = (await listed.json()) as [{ webSocketDebuggerUrl: string }];
  const socket = new WebSocket(webSocketDebuggerUrl);
  await once(socket, 'open');
  /** One call at a time. */
  const call = async (method: string): Promise<unknown> => {
    const answered = once(socket, 'message');
    socket.send(JSON.stringify({ id: 1, method }));
    const [{ data }] = (await answered) as [{ data: string }];
    return JSON.parse(data).result;
  };
  return {
    heapMiB: async () => {
      await call('HeapProfiler.collectGarbage');
      const { usedSize } = (await call('Runtime.getHeapUsage')) as { usedSize: number };
      return usedSize / 1024 / 1024;
    },
    close: () => socket.close(),
  };
}
