// The controls: to the left what goes backwards, to the right the same forwards.
'use client';

import { useId } from 'react';
import type { Direction } from '@/runtime/session/protocol';
import type { RoomMessages } from '../_lib/messages/room';
import { useDriver, useRoom, useRoomProps, useStore, useWords } from './context';
import { useCommonDeeds } from './deeds';
import { Icon, type IconName } from './icons';
import type { Deed } from './keys';
import { rememberTool, useToolbar } from './roving';
import { atEnd } from './state';

type Pair = { readonly name: IconName & keyof RoomMessages['controls']; readonly key: string };

/** From the smallest movement to the largest. */
const pairs: readonly (Pair & {
  readonly does: 'statement' | 'over' | 'out' | 'any' | 'run' | 'moment';
})[] = [
  { name: 'statement', key: 'S', does: 'statement' },
  { name: 'over', key: 'O', does: 'over' },
  { name: 'out', key: 'U', does: 'out' },
  { name: 'any', key: 'A', does: 'any' },
  { name: 'run', key: 'R', does: 'run' },
  { name: 'moment', key: 'M', does: 'moment' },
];

type ToolProps = {
  icon: IconName;
  label: string;
  hint: string;
  back?: boolean;
  primary?: boolean;
  wide?: boolean;
  pressed?: boolean;
  disabled?: boolean;
  /** In the toolbar, which has one tab stop. */
  inBar?: boolean;
  onClick: () => void;
};

/** One control. Its tip names it and the key; read aloud, the name is not said twice. */
export function Tool({
  icon,
  label,
  hint,
  back,
  primary,
  wide,
  pressed,
  disabled,
  inBar,
  onClick,
}: ToolProps) {
  const id = useId();
  const t = useWords().controls;
  return (
    <button
      type="button"
      className="tool"
      data-primary={primary || undefined}
      // Without a key the tip is the name: as both it would be said twice.
      aria-label={hint === '' ? undefined : label}
      title={hint === '' ? label : `${label} (${hint})`}
      aria-describedby={hint === '' ? undefined : id}
      aria-pressed={pressed}
      // Of a toolbar the first to be come to; then the one that had the focus last (rememberTool).
      tabIndex={inBar ? (primary ? 0 : -1) : undefined}
      aria-disabled={disabled || undefined}
      onClick={() => !disabled && onClick()}
    >
      <Icon name={icon} {...(back ? { back } : {})} />
      {wide && <span className="tool-name">{label}</span>}
      {hint !== '' && (
        <span id={id} hidden>
          {t.key(hint)}
        </span>
      )}
    </button>
  );
}

/** Both directions, then walking and stopping. */
export function Transport() {
  const { controls: t, keys } = useWords();
  const driver = useDriver();
  const store = useStore();
  const deeds = useCommonDeeds();
  const atStart = useRoom(({ view }) => (view?.step ?? 0) <= 0);
  const ended = useRoom(({ view }) => view !== undefined && atEnd(view));
  const walking = useRoom((state) => state.walking);
  const running = useRoom((state) => state.busy !== undefined);
  const onKeyDown = useToolbar();
  const { place } = useRoomProps();

  const tool = ({ name, key, does }: (typeof pairs)[number], direction: Direction) => {
    const back = direction === 'back';
    const deed: Deed = { do: does, direction };
    return (
      <Tool
        inBar
        key={`${name}-${direction}`}
        icon={name}
        back={back}
        primary={!back && does === 'statement'}
        wide={does === 'statement' && !back}
        label={t[back ? (`${name}Back` as keyof typeof t) : name] as string}
        hint={back ? `Shift+${key}` : key}
        disabled={back ? atStart : ended && does !== 'run'}
        onClick={() => deeds(deed)}
      />
    );
  };

  return (
    <div
      className="transport"
      role="toolbar"
      aria-label={t.label}
      onKeyDown={onKeyDown}
      onFocus={rememberTool}
    >
      <div className="transport-moves">
        <span className="transport-group">{[...pairs].reverse().map((p) => tool(p, 'back'))}</span>
        <span className="transport-group">{pairs.map((p) => tool(p, 'forward'))}</span>
      </div>
      <span className="transport-group">
        <Tool
          inBar
          icon={walking ? 'pause' : 'walk'}
          label={walking ? t.pause : t.walk}
          hint={keys.space}
          pressed={walking}
          disabled={ended && !walking}
          onClick={driver.toggleWalk}
        />
        <Tool
          inBar
          icon="stop"
          label={t.stop}
          hint="Esc"
          disabled={!running && !walking}
          onClick={driver.stop}
        />
      </span>
      <span className="transport-group transport-rest">
        <Tool inBar icon="reset" label={t.reset} hint="" onClick={() => void driver.reset()} />
        <Tool
          inBar
          icon="settings"
          label={t.settings}
          hint=""
          onClick={() => store.dispatch({ type: 'run-sheet', on: true })}
        />
        <Tool inBar icon="seed" label={t.seed} hint="" onClick={() => deeds({ do: 'reseed' })} />
        <Tool inBar icon="link" label={t.link} hint="K" onClick={() => deeds({ do: 'link' })} />
        <Tool
          inBar
          icon="present"
          label={t.present}
          hint="P"
          onClick={() => deeds({ do: 'present' })}
        />
        <Tool inBar icon="keys" label={t.keys} hint="?" onClick={() => deeds({ do: 'keys' })} />
        {place === 'chapter' && (
          <Tool inBar icon="close" label={t.close} hint="" onClick={() => deeds({ do: 'close' })} />
        )}
      </span>
    </div>
  );
}
