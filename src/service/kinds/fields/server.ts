import { sentence } from '../../../language/sentence.ts';
import { wrong, type Parsed } from './parsed.ts';
import { parseQlikUrl } from './qlik-url.ts';

/** A Qlik Sense server: its URL, lower-case and ending in `/`, and the port on which it signs people in. */
export interface Server {
  qlikUrl: Parsed<string>;
  authPort: Parsed<number>;
}

/** Parses both fields. The default port depends on the scheme: 4244 for https, 4248 for http. */
export function parseServer(form: { qlikUrl: string; authPort: string }): Server {
  const qlik = parseQlikUrl(form.qlikUrl);
  const isHttp = 'isHttps' in qlik && !qlik.isHttps;
  return {
    qlikUrl: 'problem' in qlik ? wrong('qlikUrl', qlik.problem) : { value: qlik.url },
    authPort: parsePort(form.authPort, isHttp ? 4248 : 4244),
  };
}

/** Parses a port; defaults to `usual`. */
function parsePort(text: string, usual: number): Parsed<number> {
  const typed = text.trim();
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
