import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './http-request.call?raw';
import { httpRequestExample } from './http-request.example.ts';

describe('http request calls', () => rehearse('http_request', httpRequestExample, calls, './http-request.call'));
