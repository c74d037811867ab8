// Inside a worker this module answers messages by itself; `elk-api` speaks with it.
import 'elkjs/lib/elk-worker.min.js';
