import assert from 'node:assert/strict';
import { edgeUrl } from '../../../src/trial/sandbox/edge-url.ts';
import type { Seen } from '../../../src/service/model/publication/seen.ts';
import type { Engine } from '../engine/engine.ts';

/** What a person sees who opens an address, as they would tell it. */
export interface Told {
  seen: Seen;
  /** The words of the page that are asked for: status, error and transaction, or the number of the sign-in error. */
  detail: string;
}

/** Opens an address as a person who signs in, and returns what they see. */
export async function whatIsSeen(engine: Engine, url: string, userId: string): Promise<Told> {
  const visit = (address: string, cookie = '') => fetch(address, { redirect: 'manual', headers: { cookie } });
  const toSignIn = await visit(edgeUrl(engine.sandbox.url, url));
  const location = toSignIn.headers.get('location');
  if (location === null) return told(await toSignIn.text());

  const chosen = await visit(`${location}&user=${userId}`);
  const way = chosen.headers.get('location');
  if (way === null) return told(await chosen.text());
  const back = await visit(way);
  const [cookie = ''] = (back.headers.get('set-cookie') ?? '').split(';');
  const shown = await visit(engine.sandbox.url + (back.headers.get('location') ?? ''), cookie);
  return told(await shown.text());
}

function told(page: string): Told {
  const signIn = /AADSTS\d+/.exec(page)?.[0];
  if (signIn) return { seen: 'sign-in-error', detail: signIn };
  const field = (name: string) => new RegExp(`<dt>${name}</dt>\\s*<dd>([^<]*)</dd>`).exec(page)?.[1] ?? '';
  if (field('Status Code') !== '') {
    assert.match(field('Transaction ID'), /^[0-9a-f-]{36}$/);
    const words = ['Status Code', 'Error', 'Transaction ID'].map(field).filter((word) => word !== '');
    return { seen: 'microsoft-error', detail: words.join(', ') };
  }
  if (/Connection lost/.test(page)) return { seen: 'connection-lost', detail: '' };
  if (/User name and password/.test(page)) return { seen: 'qlik-login', detail: '' };
  return { seen: /Qlik Sense/.test(page) ? 'works' : 'other', detail: '' };
}
