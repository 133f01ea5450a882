/** What a program on the command line finds around it: the files that every computer has, and itself. */
import type { Program } from '../code/program';
import type { Machine } from '../machine/index';
import {
  linkHostFile,
  makeDirectories,
  setPrograms,
  writeHostFile,
  type Host,
} from '../world/index';

/** Where programs look for others and for what is kept between starts, with modes. */
const DIRECTORIES: readonly (readonly [string, number])[] = [
  ['/bin', 0o755],
  ['/usr/bin', 0o755],
  ['/usr/local/bin', 0o755],
  ['/opt', 0o755],
  ['/mnt', 0o755],
  ['/var/tmp', 0o1777],
  ['/var/cache', 0o755],
  ['/dev/shm', 0o1777],
  ['/usr/lib/go/bin', 0o755],
  ['/usr/lib/go/lib', 0o755],
  ['/usr/lib/go/pkg', 0o755],
  ['/usr/lib/go/src', 0o755],
];

/** One file system, and what the kernel shows of itself. */
const MOUNTS = [
  ['overlay', '/', 'overlay', 'rw,relatime'],
  ['proc', '/proc', 'proc', 'rw,nosuid,nodev,noexec,relatime'],
  ['tmpfs', '/dev', 'tmpfs', 'rw,nosuid'],
  ['sysfs', '/sys', 'sysfs', 'ro,nosuid,nodev,noexec,relatime'],
] as const;

const FILES: Readonly<Record<string, string>> = {
  '/etc/hosts': '127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n',
  '/etc/resolv.conf': 'nameserver 10.0.0.1\n',
  '/etc/nsswitch.conf': 'passwd:\tfiles\ngroup:\tfiles\nhosts:\tfiles dns\n',
  '/proc/mounts': MOUNTS.map((mount) => `${mount.join(' ')} 0 0\n`).join(''),
  '/proc/self/mountinfo': MOUNTS.map(
    ([source, at, kind, how], i) =>
      `${String(20 + i)} ${i === 0 ? '1' : '20'} 0:${String(20 + i)} / ${at} ${how} - ${kind} ${source} rw\n`,
  ).join(''),
  '/proc/self/cgroup': '1:name=systemd:/\n',
  '/proc/filesystems': 'nodev\tsysfs\nnodev\ttmpfs\nnodev\tproc\nnodev\toverlay\n',
  '/proc/cpuinfo': 'processor\t: 0\nmodel name\t: Engine Room\ncpu cores\t: 1\n\n',
  '/proc/sys/net/core/somaxconn': '128\n',
  '/proc/sys/net/ipv4/ip_local_port_range': '32768\t60999\n',
  '/proc/sys/kernel/hostname': 'localhost\n',
};

/** The name by which a program's file says which program it is. */
const ITSELF = 'itself';

/**
 * Furnishes a host for a program that is started as `path`. Its file is there, so that it can start
 * itself again: as tests do that want a process of their own to look at.
 */
export function furnish(m: Machine, host: Host, program: Program, path: string): void {
  for (const [name, mode] of DIRECTORIES) makeDirectories(m, host, name, mode);
  for (const [name, text] of Object.entries(FILES)) writeHostFile(m, host, name, text);
  setPrograms(m, {
    named: () => undefined,
    built: (main) => (main === ITSELF ? program : undefined),
  });
  writeHostFile(m, host, path, `#!engine-room ${ITSELF}\n`, 0o755);
  linkHostFile(m, host, '/proc/self/exe', path);
}
