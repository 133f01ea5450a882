/** What a host's file system is made of: directories, files, links, sockets and devices. */
import { Tracked } from '../machine/heap';

export type InodeKind = 'dir' | 'file' | 'symlink' | 'socket' | 'device' | 'fifo';

/** Anything that a path can name. */
export class Inode extends Tracked {
  /** Permission bits, with setuid, setgid and sticky. */
  mode: number;
  /** Whose it is: user and group. */
  uid = 0;
  gid = 0;
  /** Virtual time of the last change, nanoseconds; a bigint where a number would be rounded. */
  mtime: number | bigint = 0;
  /** A file's bytes, a link's target, a device's name. */
  bytes = '';
  /** A directory's entries by name. */
  entries: ReadonlyMap<string, Inode> = new Map();
  /** Names it has: 0 once removed. */
  links = 1;

  constructor(
    readonly id: number,
    readonly kind: InodeKind,
    mode: number,
    epoch: number,
  ) {
    super();
    this.mode = mode;
    this.epoch = epoch;
  }

  save(): unknown {
    return [this.mode, this.mtime, this.bytes, this.entries, this.links, this.uid, this.gid];
  }

  load(saved: unknown): void {
    const s = saved as unknown[];
    this.mode = s[0] as number;
    this.mtime = s[1] as number | bigint;
    this.bytes = s[2] as string;
    this.entries = s[3] as ReadonlyMap<string, Inode>;
    this.links = s[4] as number;
    this.uid = s[5] as number;
    this.gid = s[6] as number;
  }

  weight(): number {
    return 96;
  }
}
