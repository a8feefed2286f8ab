import { lookup as resolve, type LookupAddress } from 'node:dns';
import { BlockList, isIPv4, type LookupFunction } from 'node:net';

/** Not on the public internet: https://www.iana.org/assignments/iana-ipv4-special-registry */
const special = new BlockList();
const networks = '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24';
for (const network of `${networks} 192.168.0.0/16 198.18.0.0/15 224.0.0.0/3`.split(' ')) {
  const [address = '', prefix] = network.split('/');
  special.addSubnet(address, Number(prefix), 'ipv4');
}

/** All of IPv6 that is given out to the public. A list of its own: a BlockList takes IPv4 for mapped IPv6. */
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');
/** Wraps any IPv4 address. */
const sixToFour = new BlockList();
sixToFour.addSubnet('2002::', 16, 'ipv6');

/** The name leads to an address inside some network: not probed. */
export class PrivateAddressError extends Error {
  override name = 'PrivateAddressError';
  readonly code = 'PRIVATE_ADDRESS';
}

/** Whether an IP address belongs to the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special.check(address, 'ipv4');
  return global.check(address, 'ipv6') && !sixToFour.check(address, 'ipv6');
}

/** A `lookup` for node:https that resolves once and gives the connection only what it has checked. */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    if (!addresses.every(({ address }) => isPublicAddress(address))) {
      return callback(new PrivateAddressError(`${hostname} is a private address from here`), []);
    }
    return options.all ? callback(null, addresses) : giveFirst(addresses, callback);
  });
};

function giveFirst([first]: LookupAddress[], callback: Parameters<LookupFunction>[2]): void {
  if (first) callback(null, first.address, first.family);
  else callback(new PrivateAddressError('no address'), []);
}
