import { reportsSection } from './reports-section.ts';
await reportsSection();
