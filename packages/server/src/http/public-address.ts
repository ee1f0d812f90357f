import { BlockList, isIPv4 } from "node:net";

// https://www.iana.org/assignments/iana-ipv4-special-registry
const specialIpv4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
];
// https://www.iana.org/assignments/iana-ipv6-special-registry ; 2001::/23 holds Teredo and 2002::/16 is 6to4, both of
// which embed an IPv4 address, as do the forms outside of 2000::/3 (::ffff:0:0/96, 64:ff9b::/96).
const specialIpv6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

const special = new BlockList();
for (const [family, ranges] of [["ipv4", specialIpv4] as const, ["ipv6", specialIpv6] as const]) {
  for (const range of ranges) {
    const [network = "", prefix] = range.split("/");
    special.addSubnet(network, Number(prefix), family);
  }
}
const globalIpv6 = new BlockList();
globalIpv6.addSubnet("2000::", 3, "ipv6");

/** Whether an IP address is one of the open internet: not private, shared, local, reserved or an IPv4 one in disguise. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special.check(address, "ipv4");
  return globalIpv6.check(address, "ipv6") && !special.check(address, "ipv6");
}
