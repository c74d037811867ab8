import { readFileSync } from 'node:fs';

/** proc(5): times in /proc/<pid>/stat are in clock ticks, 100 a second on Linux. */
const tickMs = 10;

/** Processor time that a process has used so far, in milliseconds, user and system, with the threads that have ended. */
export function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The program's name stands in brackets and may hold blanks: fields are counted from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}
