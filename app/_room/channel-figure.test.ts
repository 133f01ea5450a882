// What a channel is called: by what holds it, else by what flows in it and where it was made.
import { expect, test } from 'vitest';
import type { ChannelView } from '@/runtime/session/protocol';
import { roomEn } from '../_lib/messages/room-en';
import { roomZh } from '../_lib/messages/room-zh';
import { nameOf } from './channel-figure';

const place = {
  file: 'github.com/docker/docker/daemon/monitor.go',
  line: 12,
} as ChannelView['made'];
const channel = (names: string[], made = place): ChannelView =>
  ({
    names,
    type: 'chan struct {}',
    object: 7,
    ...(made ? { made } : {}),
  }) as unknown as ChannelView;

test('names that hold it, none of them empty', () => {
  expect(nameOf(channel(['stop', '', 'stopCh']), roomEn.machine)).toBe('stop, stopCh');
});

test('one that only a closure holds is told by its elements and its line, in both languages', () => {
  expect(nameOf(channel(['']), roomEn.machine)).toBe('of struct {}, made at monitor.go:12');
  expect(nameOf(channel([]), roomZh.machine)).toBe('传 struct {}，建于 monitor.go:12');
  const unmade = { ...channel([]), made: undefined } as unknown as ChannelView;
  expect(nameOf(unmade, roomEn.machine)).toBe('unnamed');
});
