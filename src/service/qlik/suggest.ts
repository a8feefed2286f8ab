import { joined, sentence, type Text } from '../../language/sentence.ts';
import type { ProxyService } from '../../qlik/proxy-services.ts';
import type { Deps } from '../model/deps.ts';
import { prefixIn } from '../model/publication/entry.ts';
import type { Site } from '../model/qlik-site.ts';
import type { RequestForm } from '../model/request/form.ts';
import { inTime } from '../waiting/in-time.ts';
import { fewOf } from './few-of.ts';
import { portsOf, proxyAt, type Ports } from './facts.ts';

/** Returns what Qlik Sense, as read last, says about the address in a form; `''` = nothing. */
export async function serverNote({ qlik }: Pick<Deps, 'qlik'>, form: RequestForm): Promise<Text> {
  const site = (await qlik?.last()) ?? null;
  return site ? suggestedBy(site, form).hint : '';
}

/** A form with what Qlik Sense itself says filled in, and a sentence about it for beside the fields; `''` = none. */
export interface Suggested {
  form: RequestForm;
  hint: Text;
}

/**
 * Fills the address and the authentication port in, where the bot reaches Qlik Sense in time; what is typed stays, and
 * the hint says where Qlik Sense is otherwise. Never throws.
 */
export async function suggestServer(
  { qlik, log }: Pick<Deps, 'qlik' | 'log'>,
  form: RequestForm,
): Promise<Suggested> {
  const read = qlik && (await inTime(log, 'Qlik Sense', qlik.read(), null));
  const site = read ?? (await qlik?.last());
  return site ? suggestedBy(site, form) : { form, hint: '' };
}

function suggestedBy(site: Site, form: RequestForm): Suggested {
  const [only, ...more] = site.proxies;
  if (form.qlikUrl.trim() === '') {
    if (!only || more.length > 0) return { form, hint: choiceOf(site.proxies) };
    const ports = { hub: only.listenPort, authentication: only.authenticationListenPort };
    const served = servedBy(site, only);
    const prefix = served.length === 1 && served[0]?.prefix ? `/${served[0].prefix}` : '';
    return filled(site, only, ports, { ...form, qlikUrl: addressOf(only) + prefix });
  }
  const url = urlIn(form.qlikUrl);
  const proxy = url && proxyAt(site, url.hostname);
  const ports = proxy && url ? portsOf(proxy, url.protocol === 'https:') : null;
  return proxy && ports ? filled(site, proxy, ports, form) : { form, hint: '' };
}

function filled(site: Site, proxy: ProxyService, ports: Ports, form: RequestForm): Suggested {
  const authPort = form.authPort.trim() === '' ? String(ports.authentication) : form.authPort;
  return { form: { ...form, authPort }, hint: hintOf(site, proxy, ports, form.qlikUrl) };
}

function hintOf(site: Site, proxy: ProxyService, ports: Ports, qlikUrl: string): Text {
  const served = servedBy(site, proxy);
  const prefix = prefixIn(urlIn(qlikUrl)?.pathname ?? '');
  const isServed = served.some((one) => one.prefix === prefix);
  const values = { hub: String(ports.hub), authentication: String(ports.authentication) };
  return joined(
    [
      ports.hub === ports.authentication
        ? sentence('Qlik Sense says: port {hub}, also for signing in. One application is enough.', {
            hub: values.hub,
          })
        : sentence('Qlik Sense says: port {hub}, and {authentication} for signing in.', values),
      isServed && served.length === 1
        ? ''
        : sentence('Its virtual proxies are {all}.', { all: fewOf(served.map((one) => `/${one.prefix}`)) }),
    ],
    ' ',
  );
}

function servedBy({ virtualProxies }: Site, { virtualProxyIds }: ProxyService) {
  return virtualProxies.filter(({ id }) => virtualProxyIds.includes(id));
}

function choiceOf(proxies: readonly ProxyService[]): Text {
  if (proxies.length === 0) return '';
  return sentence('Qlik Sense has proxies at {addresses}.', {
    addresses: fewOf(proxies.map(addressOf)),
  });
}

function addressOf({ hostName, listenPort }: ProxyService): string {
  return `https://${hostName}${listenPort === 443 ? '' : `:${listenPort}`}`;
}

/** People type a host alone, too. */
function urlIn(typed: string): URL | null {
  const text = typed.trim();
  return URL.parse(text.includes('://') ? text : `https://${text}`);
}
