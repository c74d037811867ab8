import { describe, expect, it } from 'vitest';
import { aptComplaint, parseDownloadPercent, parsePrintedUris } from './apt-output.ts';
import { renderAptConfig } from './private-apt.ts';

describe('apt-get --print-uris', () => {
  it('names files and sizes, with the epoch written as %3a in the file name', () => {
    const output = [
      'Reading package lists...',
      "'http://mirror.example/debian/pool/main/g/glibc/libc6_2.43-7_amd64.deb' libc6_2.43-7_amd64.deb 1840000 MD5Sum:26e128fa",
      "'http://mirror.example/debian/pool/main/a/asterisk/asterisk_22.10.1%2bdfsg_amd64.deb' asterisk_1%3a22.10.1+dfsg_amd64.deb 1700000 ",
      '',
    ].join('\n');
    expect(parsePrintedUris(output)).toEqual([
      { name: 'libc6_2.43-7_amd64.deb', bytes: 1840000 },
      { name: 'asterisk_1%3a22.10.1+dfsg_amd64.deb', bytes: 1700000 },
    ]);
  });
});

describe('APT::Status-Fd', () => {
  it.each([
    ['dlstatus:12:34.5:Retrieving file 12 of 161', 34.5],
    ['dlstatus:199:100.0000:Retrieving file 199 of 199', 100],
    ['pmstatus:libc6:10:Preparing', undefined],
    ['', undefined],
  ])('%j is %j', (line, percent) => {
    expect(parseDownloadPercent(line)).toBe(percent);
  });
});

it('errors come before warnings in what is passed on', () => {
  expect(aptComplaint('W: old\nE: Unable to locate package x\nE: also\n')).toBe('Unable to locate package x also');
  expect(aptComplaint('W: slow mirror\n')).toBe('slow mirror');
});

it("the private apt clears the machine's hooks and keeps to its folder", () => {
  const config = renderAptConfig('/cache/apt');
  expect(config).toContain('#clear APT::Update::Post-Invoke;');
  for (const line of config.split('\n').filter((text) => text.startsWith('Dir::')))
    expect(line).toContain('"/cache/apt');
});
