// Opens the search: a button in the bar, and Ctrl-K or ⌘K anywhere. What it needs is loaded when it is opened.
'use client';

import { useEffect, useRef, useState, type ComponentType } from 'react';
import type { Locale } from '../_lib/locale';
import type { Messages } from '../_lib/messages';
import type { SearchDialogProps } from './search-dialog';

type Props = {
  locale: Locale;
  /** Address of all Go sources. */
  programs: string;
  t: Messages['search'];
};

/** The button; beside it, once asked for, the dialog. */
export function SearchButton({ locale, programs, t }: Props) {
  const [Dialog, setDialog] = useState<ComponentType<SearchDialogProps>>();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || event.altKey || event.shiftKey) return;
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  useEffect(() => {
    if (!open || Dialog) return;
    import('./search-dialog').then(
      (module) => {
        setFailed(false);
        setDialog(() => module.SearchDialog);
      },
      () => {
        setFailed(true);
        setOpen(false);
      },
    );
  }, [open, Dialog]);

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={t.open}
        aria-haspopup="dialog"
        title={`${t.open} (Ctrl K)`}
        className="rounded p-2 hover:text-accent"
        onClick={() => setOpen(true)}
      >
        <svg viewBox="0 0 16 16" className="size-4 fill-none stroke-current" aria-hidden="true">
          <circle cx="7" cy="7" r="4.5" strokeWidth="1.5" />
          <path d="M10.5 10.5 14 14" strokeWidth="1.5" strokeLinecap="round" />
        </svg>
      </button>
      {failed && (
        <span role="alert" className="text-sm">
          {t.failed}
        </span>
      )}
      {Dialog && open && (
        <Dialog
          locale={locale}
          programs={programs}
          onClose={() => {
            setOpen(false);
            button.current?.focus();
          }}
        />
      )}
    </>
  );
}
