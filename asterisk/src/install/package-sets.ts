/** The programs that Patchbay can bring along. */
export type ToolName = 'asterisk' | 'redis' | 'espeak' | 'fonts' | 'sipp' | 'swift';

/** Which Debian packages make up a tool, and which file in them is started. */
export type PackageSet = {
  suite: 'sid' | 'bookworm';
  packages: readonly string[];
  program: string;
  label: string;
  /** Never one on the PATH: the program is only the interpreter of what comes with it. */
  ownOnly?: true;
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
  fonts: {
    // Droid Sans Fallback (Apache-2.0) has Chinese and Japanese as TrueType, DejaVu Sans (Bitstream Vera licence) the rest of Europe.
    suite: 'bookworm',
    packages: ['fonts-droid-fallback', 'fonts-dejavu-core'],
    program: 'usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf',
    label: 'Fonts for PDF',
  },
  sipp: {
    // Later releases of sip-tester no longer contain the recorded key presses (dtmf_2833_*.pcap).
    suite: 'bookworm',
    packages: ['sip-tester'],
    program: 'usr/bin/sipp',
    label: 'SIPp',
  },
  swift: {
    // The object store of OpenStack, which speaks S3 too: what adapters for S3 are tested against.
    suite: 'bookworm',
    packages: ['python3-swift'],
    program: 'usr/bin/python3.11',
    label: 'Swift object storage',
    ownOnly: true,
  },
};
