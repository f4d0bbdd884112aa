import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds something: a number is reused, a number with its start time and the machine's boot is not. */
export type ProcessIdentity = Readonly<{
  pid: number;
  startedAt: string;
  bootId: string;
  host: string;
  /** Process numbers mean nothing outside their namespace (a container). */
  namespace: string;
}>;

export type Life = 'alive' | 'dead' | 'unknown';

export const myIdentity = (): ProcessIdentity => ({
  pid: process.pid,
  startedAt: startOf(process.pid),
  bootId: bootId(),
  host: hostname(),
  namespace: namespace(),
});

/** Whether that process still runs; `unknown` when it belongs to another machine or container and cannot be seen. */
export const lifeOf = (other: ProcessIdentity, me: ProcessIdentity = myIdentity()): Life => {
  if (other.host === me.host && other.bootId !== me.bootId) return 'dead';
  if (other.bootId !== me.bootId || other.namespace !== me.namespace) return 'unknown';
  return runs(other.pid) && startOf(other.pid) === other.startedAt ? 'alive' : 'dead';
};

const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process answers "not permitted": it runs.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const startOf = (pid: number): string => {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)])
        .toString()
        .trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; field 22 of the whole line is the start, in ticks since boot.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

const bootId = (): string => {
  try {
    if (process.platform !== 'linux') return execFileSync('sysctl', ['-n', 'kern.boottime']).toString().trim();
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
};

const namespace = (): string => {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
};
