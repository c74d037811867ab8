/** The programs that Patchbay can bring along. */
export type ToolName = 'asterisk' | 'redis' | 'espeak' | 'sipp';

/** Which Debian packages make up a tool, and which file in them is started. */
export type PackageSet = {
  suite: 'sid' | 'bookworm';
  packages: readonly string[];
  program: string;
  label: string;
};

export const packageSets: Record<ToolName, PackageSet> = {
  asterisk: {
    // Debian 12 has no Asterisk at all; sid follows the 22 LTS line.
    suite: 'sid',
    packages: [
      'asterisk',
      'asterisk-modules',
      'asterisk-config',
      'asterisk-core-sounds-en-wav',
      'asterisk-moh-opsound-wav',
    ],
    program: 'usr/sbin/asterisk',
    label: 'Asterisk',
  },
  redis: { suite: 'sid', packages: ['redis-server'], program: 'usr/bin/redis-server', label: 'Redis' },
  espeak: {
    suite: 'sid',
    packages: ['espeak-ng', 'espeak-ng-data'],
    program: 'usr/bin/espeak-ng',
    label: 'espeak-ng voice',
  },
  sipp: {
    // Later releases of sip-tester no longer contain the recorded key presses (dtmf_2833_*.pcap).
    suite: 'bookworm',
    packages: ['sip-tester'],
    program: 'usr/bin/sipp',
    label: 'SIPp',
  },
};
