import { edgeUrl } from '../../../src/trial/sandbox/edge-url.ts';
import type { Sandbox } from '../../../src/trial/sandbox/sandbox.ts';
import { publishApplication, start, type Ids } from './sandbox-calls.ts';

/** The external URL that visitors open. */
export const external = 'https://qlik-contoso.msappproxy.net/hub/?a=1';

/** A sandbox with one published application, and a person at its public edge. */
export interface Edge {
  sandbox: Sandbox;
  ids: Ids;
  /** Opens a URL; redirects are not followed. */
  visit(url: string, cookie?: string): Promise<Response>;
  /** Follows a person's sign-in. Returns the cookie and where they were sent. */
  signIn(userId: string): Promise<{ cookie: string; location: string; signInStatus: number }>;
}

/** Starts a new edge for each test of a `describe`. Call the returned function inside the test to get it. */
export function eachAtTheEdge(): () => Edge {
  let edge: Edge | null = null;
  beforeEach(async () => (edge = await startEdge()));
  afterEach(() => edge?.sandbox.close());
  return () => {
    if (!edge) throw new Error('There is an edge only inside a test');
    return edge;
  };
}

async function startEdge(): Promise<Edge> {
  const sandbox = await start();
  const ids = await publishApplication(sandbox, 'qlik', { internalUrl: 'https://qlik.corp.contoso.com/' });
  const visit = (url: string, cookie = '') => fetch(url, { redirect: 'manual', headers: { cookie } });
  const signIn = async (userId: string) => {
    const toSignIn = await visit(edgeUrl(sandbox.url, external));
    const chosen = await visit(`${toSignIn.headers.get('location') ?? ''}&user=${userId}`);
    const back = await visit(chosen.headers.get('location') ?? sandbox.url);
    const [cookie = ''] = (back.headers.get('set-cookie') ?? '').split(';');
    return { cookie, location: back.headers.get('location') ?? '', signInStatus: chosen.status };
  };
  return { sandbox, ids, visit, signIn };
}
