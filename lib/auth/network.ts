import ipaddr from "ipaddr.js";

const IPV6_NETWORK_BITS = 64;
const UNKNOWN_NETWORK = "unknown";

/**
 * The network that an address counts for: an IPv4 address itself, the /64 of an IPv6 address (one household
 * has all of it), IPv4 in IPv6 clothing as IPv4. What is no address counts together.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return UNKNOWN_NETWORK;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/${IPV6_NETWORK_BITS}`);
  return `${network.toString()}/${IPV6_NETWORK_BITS}`;
}
