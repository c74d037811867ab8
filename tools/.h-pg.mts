import { startTestStack } from '@patchbay/tools';
const s = await startTestStack({ parts: ['postgres'] });
console.log(s.databaseUrl);
setInterval(() => undefined, 1e6);
process.on('SIGTERM', () => void s.stop().then(() => process.exit(0)));
