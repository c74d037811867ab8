import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { locateTool } from '@patchbay/asterisk';
import { freePort, pollUntil } from '@patchbay/tools';
import type { S3Settings } from '../s3-storage.ts';

const startMsMax = 180_000;
const account = 'patchbay';
const user = 'recordings';
const secretAccessKey = 'only-for-tests';

export interface RealS3 {
  readonly settings: S3Settings;
  stop(): Promise<void>;
}

/** OpenStack's object store with its S3 interface, in a temporary folder, on ports of its own, with an empty bucket. */
export async function startRealS3(bucket: string): Promise<RealS3> {
  const folder = await mkdtemp(join(tmpdir(), 'patchbay-s3-'));
  const port = await writeSettings(folder);
  const tool = await locateTool('swift');
  const child = spawn(tool.command, [...tool.args, '-c', starter, folder], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...tool.env,
      PYTHONHOME: join(tool.root, 'usr'),
      PYTHONPATH: join(tool.root, 'usr/lib/python3/dist-packages'),
      PYTHONDONTWRITEBYTECODE: '1',
    },
  });
  let said = '';
  const listen = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  const settings: S3Settings = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    bucket,
    prefix: '',
    accessKeyId: `${account}:${user}`,
    secretAccessKey,
    pathStyle: true,
  };
  try {
    const isUp = await pollUntil(() => child.exitCode !== null || createBucket(settings), startMsMax);
    if (!isUp || child.exitCode !== null) throw new Error(`the S3 server did not come up: ${said}`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { settings, stop };
}

async function createBucket({ endpoint, region, bucket, accessKeyId }: S3Settings): Promise<boolean> {
  const client = new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  });
  try {
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
    return true;
  } catch {
    // Not up yet: asked again until the time is over, and then what it said is told.
    return false;
  } finally {
    client.destroy();
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  // It ends itself and its four servers when nobody is there any more.
  child.stdin?.end();
  await ended;
}

/** Its configuration: one copy of each object, one folder. Returns the port of its S3 interface. */
async function writeSettings(folder: string): Promise<number> {
  await mkdir(join(folder, 'disk', 'd1'), { recursive: true });
  await writeFile(
    join(folder, 'swift.conf'),
    '[swift-hash]\nswift_hash_path_suffix = patchbay\n[storage-policy:0]\nname = one\ndefault = yes\n',
  );
  const common = `bind_ip = 127.0.0.1\nswift_dir = ${folder}\nuser = ${userInfo().username}\nworkers = 0\nlog_level = ERROR\n`;
  for (const server of ['object', 'container', 'account']) {
    const port = await freePort();
    const disk = `devices = ${join(folder, 'disk')}\nmount_check = false\ndisable_fallocate = true\nfallocate_reserve = 0\n`;
    await writeFile(
      join(folder, `${server}.conf`),
      `[DEFAULT]\nbind_port = ${port}\n${common}${disk}[pipeline:main]\npipeline = ${server}-server\n[app:${server}-server]\nuse = egg:swift#${server}\n`,
    );
  }
  const port = await freePort();
  const filters = ['catch_errors', 'gatekeeper', 'listing_formats', 'cache', 's3api', 'tempauth'];
  const settingsOf: Record<string, string> = {
    // Its log-in asks for a cache and does without one that does not answer.
    cache: 'use = egg:swift#memcache\nmemcache_servers = 127.0.0.1:9\nlog_level = CRITICAL\n',
    s3api: 'use = egg:swift#s3api\nlocation = us-east-1\n',
    tempauth: `use = egg:swift#tempauth\nuser_${account}_${user} = ${secretAccessKey} .admin\n`,
  };
  const sections = filters.map((name) => `[filter:${name}]\n${settingsOf[name] ?? `use = egg:swift#${name}\n`}`);
  await writeFile(
    join(folder, 'proxy.conf'),
    `[DEFAULT]\nbind_port = ${port}\n${common}[pipeline:main]\npipeline = ${filters.join(' ')} proxy-server\n${sections.join('')}[app:proxy-server]\nuse = egg:swift#proxy\naccount_autocreate = true\nerror_suppression_limit = 1000000\nnode_timeout = 60\n`,
  );
  return port;
}

/** Its own start scripts know only /etc/swift; this does as they do, with rings of one folder, until its input is closed. */
const starter = `
import configparser, os, signal, sys
folder = sys.argv[1]
import swift.common.utils as utils
utils.SWIFT_CONF_FILE = folder + '/swift.conf'
from swift.common.ring import RingBuilder
from swift.common.wsgi import run_wsgi
for name in ('object', 'container', 'account'):
    conf = configparser.RawConfigParser()
    conf.read(folder + '/' + name + '.conf')
    builder = RingBuilder(2, 1, 1)
    builder.add_dev({'region': 1, 'zone': 1, 'ip': '127.0.0.1', 'port': conf.getint('DEFAULT', 'bind_port'), 'device': 'd1', 'weight': 1})
    builder.rebalance()
    builder.get_ring().save(folder + '/' + name + '.ring.gz')
children = []
for name in ('object', 'container', 'account', 'proxy'):
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.exit(run_wsgi(folder + '/' + name + '.conf', name + '-server'))
    children.append(child)
sys.stdin.read()
for child in children:
    os.kill(child, signal.SIGKILL)
`;
