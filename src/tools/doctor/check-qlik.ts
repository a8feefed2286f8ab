import type { Config } from '../../config/config.ts';
import { StartError } from '../../errors.ts';
import { english } from '../../language/say.ts';
import { openRepository } from '../../qlik/open-repository.ts';
import { readProxyServices } from '../../qlik/proxy-services.ts';
import { QlikError } from '../../qlik/qlik-error.ts';
import { readVirtualProxies } from '../../qlik/virtual-proxies.ts';
import { qlikCause } from '../../service/qlik/qlik-cause.ts';
import { bad, fine, unknown, type Finding } from './finding.ts';

const name = 'Qlik Sense';

/** Reads what the bot reads of Qlik Sense itself. Whether it may write there is not tried: a write restarts the proxy. */
export async function checkQlik({ qlik }: Pick<Config, 'qlik'>): Promise<Finding> {
  try {
    const repository = openRepository(qlik);
    if (!repository) return unknown(name, 'no QLIK_REPOSITORY_URL: what to set there is only said');
    const [proxies, virtualProxies] = await Promise.all([
      readProxyServices(repository),
      readVirtualProxies(repository),
    ]);
    const hosts = proxies.map(({ hostName }) => hostName).join(', ');
    return fine(name, `shows ${virtualProxies.length} virtual proxies on ${hosts}; writing not tried`);
  } catch (error) {
    if (error instanceof StartError) return bad(name, error.message, 'See deploy/README.md.');
    if (!(error instanceof QlikError)) throw error;
    const said = error.message.split('\n')[0];
    return bad(
      name,
      `${english(qlikCause(error).title)}: ${said}`,
      'Compare QLIK_REPOSITORY_URL, QLIK_USER and the certificates with Qlik Sense, as deploy/README.md says.',
    );
  }
}
