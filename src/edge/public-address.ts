import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * IPv4 addresses that are not on the public internet: everything in the registry that is not globally reachable, its
 * deprecated entries, multicast, and the address from which Azure serves its virtual machines.
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 * https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
 */
const special4 = listOf(
  'ipv4',
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '168.63.129.16/32',
);

/** All public IPv6 unicast space; mapped and translated IPv4, local and multicast addresses lie outside. */
const global6 = listOf('ipv6', '2000::/3');

/**
 * Special ranges inside `global6`: Teredo and other protocols, documentation, and 6to4, which wraps any IPv4 address.
 * https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const special6 = listOf('ipv6', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20');

/** Creates a list for one family: a list with both would match a mapped IPv4 address as IPv4 when asked about IPv6. */
function listOf(family: 'ipv4' | 'ipv6', ...networks: string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

/** Whether an IP address is on the public internet; false for anything that is not an IP address. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special4.check(address, 'ipv4');
  return isIPv6(address) && global6.check(address, 'ipv6') && !special6.check(address, 'ipv6');
}
