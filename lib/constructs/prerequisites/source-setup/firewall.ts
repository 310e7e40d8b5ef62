import { asText } from '../terraform-value';

/** Commands for root that let the RDS instance in at the port and with ICMP, for the firewall that the host uses. */
export interface FirewallCommands {
  /** firewalld: Alibaba Cloud Linux, CentOS, Fedora, RHEL, Rocky Linux. */
  readonly firewalld: string;
  /** ufw: Debian, Ubuntu. Its own rules answer pings already. */
  readonly ufw: string;
  /** iptables without a manager; the rules last until the next start of the host. */
  readonly iptables: string;
}

/** The commands for a port and the CIDR blocks that the RDS instance connects from. */
export function firewallCommands(port: number, cidrBlocks: readonly string[]): FirewallCommands {
  const postgresql = asText(port);
  return {
    firewalld: lines([
      ...cidrBlocks.flatMap((block) => [
        richRule(block, `port port="${postgresql}" protocol="tcp"`),
        richRule(block, 'protocol value="icmp"'),
      ]),
      'firewall-cmd --reload',
    ]),
    ufw: lines(cidrBlocks.map((block) => `ufw allow proto tcp from ${block} to any port ${postgresql}`)),
    iptables: lines(
      cidrBlocks.flatMap((block) => [
        `iptables -I INPUT -p tcp -s ${block} --dport ${postgresql} -j ACCEPT`,
        `iptables -I INPUT -p icmp --icmp-type echo-request -s ${block} -j ACCEPT`,
      ]),
    ),
  };
}

function richRule(block: string, what: string): string {
  return `firewall-cmd --permanent --add-rich-rule='rule family="ipv4" source address="${block}" ${what} accept'`;
}

function lines(commands: readonly string[]): string {
  return commands.map((command) => `${command}\n`).join('');
}
