import { sentence, type Text } from '../../../language/sentence.ts';
import { entryPathOf, prefixIn } from '../../model/publication/entry.ts';
import { isIP } from 'node:net';

/** The parts of a Qlik Sense URL, or a message about what is wrong with it. */
export type QlikUrl =
  { url: string; port: number; isHttps: boolean; path: string; prefix: string } | { problem: Text };

const usual = 'https://qlik.contoso.com';

/**
 * Parses the Qlik Sense URL as typed. Only scheme, host and port go into `url`: Qlik needs its whole host published.
 * The path tells the virtual proxy through which people enter. Messages show `example` as what to type.
 */
export function parseQlikUrl(text: string, example: string = usual): QlikUrl {
  const typed = text.trim();
  if (!typed)
    return {
      problem: sentence('Enter the address people use inside the company, for example {example}.', {
        example,
      }),
    };
  if (!URL.canParse(typed))
    return {
      problem: sentence('This is not a web address. Enter it whole, for example {example}.', { example }),
    };
  const url = new URL(typed);
  const problem = problemOf(url, typed, example);
  if (problem) return { problem };
  const isHttps = url.protocol === 'https:';
  const port = url.port ? Number(url.port) : isHttps ? 443 : 80;
  const prefix = prefixIn(url.pathname);
  return { url: `${url.protocol}//${url.host}/`, port, isHttps, path: url.pathname, prefix };
}

function problemOf(url: URL, typed: string, example: string): Text {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return sentence('Start with https:// or http://, for example {example}.', { example });
  if (url.username || url.password) return sentence('Leave user name and password out of the address.');
  if (typed.includes('#')) return sentence('Leave out the part from # on: it is lost when people sign in.');
  if (url.search) return sentence('Leave out the part from ? on: the whole of Qlik Sense is published.');
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')))
    return sentence(
      'Enter a host name instead of an IP address, for example {example}: Application Proxy does not publish IP addresses.',
      { example },
    );
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(url.hostname) || url.hostname.includes('..'))
    return sentence(
      'The host name has characters that are not allowed. Enter it whole, for example {example}.',
      { example },
    );
  return prefixProblem(prefixIn(url.pathname));
}

function prefixProblem(prefix: string): Text {
  if (/^[a-z0-9._~/-]*$/.test(prefix)) return '';
  return sentence(
    '“{prefix}” is no prefix of a virtual proxy: those have letters, digits and - . _ ~ only. Leave it out if it is none.',
    { prefix },
  );
}

/** Warns the approver about a typed path that leads further into Qlik Sense than its hub. */
export function pathWarnings({ qlikUrl }: { qlikUrl: string }): Text[] {
  const typed = parseQlikUrl(qlikUrl);
  if ('problem' in typed) return [];
  const entry = entryPathOf(typed.prefix);
  const path = typed.path.toLowerCase().replace(/\/*$/, '/');
  if (path === entry || path === (typed.prefix === '' ? '/' : `/${typed.prefix}/`)) return [];
  return [
    sentence('People enter at the hub, {entry}: the rest of the path {path} was left out.', {
      entry,
      path: typed.path,
    }),
  ];
}
