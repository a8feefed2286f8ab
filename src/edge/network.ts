import { isPublicAddress } from './public-address.ts';

/** How external URLs are reached. */
export interface Network {
  /** Name servers, as addresses with or without a port; null = those of this machine. */
  nameServers: readonly string[] | null;
  /** The port of https. */
  port: number;
  /** Certificate authorities in PEM; null = those that Node trusts. */
  authorities: string | null;
  /** Whether an address may be connected to. */
  mayReach(address: string): boolean;
}

/** The public internet, and nothing that only looks like it. */
export const internet: Network = {
  nameServers: null,
  port: 443,
  authorities: null,
  mayReach: isPublicAddress,
};
