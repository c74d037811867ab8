import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';

/** A server's own certificate, with its key. Both in PEM. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
}

const oids = {
  ecdsaWithSha256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
  commonName: [0x55, 0x04, 0x03],
  subjectAltName: [0x55, 0x1d, 0x11],
};

/** Signed by itself, for one IPv4 address, valid from yesterday on for as long as is said. */
export function certificateFor(address: string, { days = 2 } = {}): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(tagged(0x06, Buffer.from(oids.ecdsaWithSha256)));
  const name = sequence(
    tagged(
      0x31,
      sequence(tagged(0x06, Buffer.from(oids.commonName)), tagged(0x0c, Buffer.from(`mail server ${randomUUID()}`))),
    ),
  );
  const from = Date.now() - 86_400_000;
  const validity = sequence(time(from), time(from + days * 86_400_000));
  const address4 = tagged(0x87, Buffer.from(address.split('.').map(Number)));
  const names = sequence(tagged(0x06, Buffer.from(oids.subjectAltName)), tagged(0x04, sequence(address4)));
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.from([1])),
    algorithm,
    name,
    validity,
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    tagged(0xa3, sequence(names)),
  );
  const signature = tagged(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]));
  const base64 = sequence(body, algorithm, signature).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return {
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}

/** DER: a tag, the length, what is in it. */
function tagged(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

/** As `YYYYMMDDHHMMSSZ`. */
function time(atMs: number): Buffer {
  return tagged(0x18, Buffer.from(`${new Date(atMs).toISOString().replace(/[-:T]|\..*/g, '')}Z`));
}
