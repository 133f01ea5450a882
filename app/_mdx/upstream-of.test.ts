// A declaration is found upstream under its own name, in the file it has there, and nowhere else.
import { expect, test } from 'vitest';
import { anchorLines } from './upstream';
import { upstreamOf } from './upstream-of';

const docker = 'github.com/docker/docker';

test('a method, in the file of the same name', () => {
  const [first, last] = anchorLines('docker-1.6.2', 'engine/job.go', '(*Job).Run');
  expect(upstreamOf(`${docker}/engine.(*Job).Run`, 'job.go')).toEqual({
    tree: 'Docker 1.6.2',
    file: 'engine/job.go',
    first,
    last,
    href: `https://github.com/moby/moby/blob/v1.6.2/engine/job.go#L${first}-L${last}`,
  });
});

test('in another file of the same package, never in another package', () => {
  expect(upstreamOf(`${docker}/engine.(*Job).Run`, 'elsewhere.go')?.file).toBe('engine/job.go');
  expect(upstreamOf(`${docker}/daemon.(*Job).Run`, 'job.go')).toBeUndefined();
});

test('the tree is that of the package', () => {
  expect(upstreamOf('github.com/gorilla/mux.(*Router).Match', 'mux.go')?.href).toMatch(
    /^https:\/\/github\.com\/moby\/moby\/blob\/v1\.6\.2\/vendor\/src\/github\.com\/gorilla\/mux\/mux\.go#L\d+-L\d+$/,
  );
});

test('what Swarm vendors has trees of its own, a package of Docker among them', () => {
  const tree = (symbol: string, file: string) => upstreamOf(`github.com/${symbol}`, file)?.tree;
  expect(tree('docker/swarm/cli.manage', 'manage.go')).toBe('Docker Swarm 1.2.0');
  expect(tree('docker/docker/pkg/discovery.New', 'backends.go')).toMatch(/as Swarm 1\.2\.0/);
  expect(tree('docker/docker/pkg/discovery/kv.Init', 'kv.go')).toMatch(/as Swarm 1\.2\.0/);
  expect(tree('docker/leadership.NewFollower', 'follower.go')).toMatch(/^docker\/leadership/);
  expect(tree('docker/libkv/store/etcd.Register', 'etcd.go')).toMatch(/^docker\/libkv/);
  expect(tree('codegangsta/cli.NewApp', 'app.go')).toMatch(/^codegangsta\/cli/);
});

test('what was written for this book has no counterpart', () => {
  expect(upstreamOf('sim/kernel.(*Kernel).Start', 'kernel.go')).toBeUndefined();
  expect(upstreamOf('net/http.(*Server).Serve', 'server.go')).toBeUndefined();
  expect(upstreamOf(`${docker}/engine.noSuchThing`, 'job.go')).toBeUndefined();
});
