// What the reader gives the room. All of it is plain data, made when the page is built.
import type { ComponentType } from 'react';
import type { Chapter } from '@/content/types';
import type { ScenarioSpec } from '@/runtime/session/protocol';
import type { Locale } from '../_lib/locale';

/** A run of what a reader wrote: files that lie over the book's, by path under src. */
export type OwnProgram = {
  readonly scenario: ScenarioSpec;
  readonly files: Readonly<Record<string, string>>;
};

/** Properties of the room. */
export type RoomProps = {
  locale: Locale;
  /** File name, without its ending, in content/scenarios. */
  scenario: string;
  /** The chapter it stands beside; alone in the lab, the one that tells of the scenario, if any. */
  chapter?: { slug: string; chapter: Chapter };
  /** Address of all Go sources as one file (app/programs); it changes with their content. */
  programs: string;
  /** The reader's own program, in place of the scenario's file. */
  own?: OwnProgram;
  /** Beside a chapter it is narrow; in the lab it has the window. */
  place: 'chapter' | 'lab';
  /** Shuts the room, where it can be shut. */
  onClose?: () => void;
};

/** The module app/_room/room.tsx. */
export type RoomModule = { Room: ComponentType<RoomProps> };
