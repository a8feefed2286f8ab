import { sentence } from '../../../language/sentence.ts';
import type { Release } from '../../model/publication/release.ts';
import type { PublishForm } from '../../model/request/form.ts';
import { wrong, type Parsed } from './parsed.ts';
import { parseQlikUrl } from './qlik-url.ts';

/**
 * A Qlik Sense server: its URL, lower-case and ending in `/`, the virtual proxy's prefix, and where it signs people in:
 * a port, or a whole URL if that is not on the host of its own.
 */
export interface Server {
  qlikUrl: Parsed<string>;
  prefix?: Parsed<string>;
  authPort: Parsed<number>;
  authUrl?: Parsed<string>;
  release?: Parsed<Release>;
}

/** Parses what is said about the server. The default port depends on the scheme: 4244 for https, 4248 for http. */
export function parseServer(form: Pick<PublishForm, 'qlikUrl' | 'authPort' | 'release'>): Server {
  const qlik = parseQlikUrl(form.qlikUrl);
  const isHttp = 'isHttps' in qlik && !qlik.isHttps;
  return {
    qlikUrl: 'problem' in qlik ? wrong('qlikUrl', qlik.problem) : { value: qlik.url },
    ...('prefix' in qlik && qlik.prefix && { prefix: { value: qlik.prefix } }),
    ...parseRelease(form.release.trim()),
    ...parseAuthentication(form.authPort, isHttp, 'url' in qlik ? qlik.url : ''),
  };
}

function parseRelease(typed: string): Pick<Server, 'release'> {
  if (typed === '' || typed === 'unknown') return {};
  if (typed === 'newer' || typed === 'older') return { release: { value: typed } };
  return { release: wrong('release', sentence('Choose one of the values offered.')) };
}

type Authentication = Pick<Server, 'authPort' | 'authUrl'>;

/** Parses a port (`4244`), a host (`node2.contoso.com`, with or without a port) or a URL. */
function parseAuthentication(text: string, isHttp: boolean, qlikUrl: string): Authentication {
  const usual = isHttp ? 4248 : 4244;
  const typed = text.trim().replace(/^:/, '');
  if (!isAddress(typed)) return { authPort: parsePort(typed, usual) };
  const address = wholeAddress(typed, isHttp ? 'http' : 'https', usual);
  if (!URL.canParse(address)) return { authPort: notAnAddress };
  const parsed = parseQlikUrl(address, example);
  if ('problem' in parsed) return { authPort: wrong('authPort', parsed.problem) };
  const [own, url] = [URL.parse(qlikUrl), new URL(parsed.url)];
  const isElsewhere = own?.hostname !== url.hostname || own.protocol !== url.protocol;
  return { authPort: { value: parsed.port }, ...(isElsewhere && { authUrl: { value: parsed.url } }) };
}

/** A mistyped number, such as `42.5`, is no address; a host name has a dot before a letter, or a port. */
function isAddress(typed: string): boolean {
  return typed.includes(':') || /\.[^\d]|\..*\./.test(typed);
}

function wholeAddress(typed: string, scheme: string, usualPort: number): string {
  if (typed.includes('://')) return typed;
  const [host = '', ...path] = typed.split('/');
  return `${scheme}://${[host.includes(':') ? host : `${host}:${usualPort}`, ...path].join('/')}`;
}

const example = 'node2.contoso.com:4244';

const notAnAddress = wrong(
  'authPort',
  sentence('Enter a port, or an address such as {example}.', { example }),
);

/** Parses a port; defaults to `usual`. */
function parsePort(typed: string, usual: number): Parsed<number> {
  if (!typed) return { value: usual };
  const port = Number(typed);
  if (/^\d+$/.test(typed) && port >= 1 && port <= 65535) return { value: port };
  return wrong(
    'authPort',
    sentence('Enter a whole number from 1 to 65535, or leave it empty for {usual}.', {
      usual: String(usual),
    }),
  );
}
