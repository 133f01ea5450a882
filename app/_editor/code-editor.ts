// CodeMirror, set up for Go. It lives in a shadow root: there its style sheets are adopted ones, which the
// content security policy allows. Loaded when the playground is opened, not before.
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { go } from '@codemirror/lang-go';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, type Text } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { DiagnosticView } from '@/runtime/session/protocol';
import { columnOffset } from '../_room/words';
import { TEXT_MOST } from './share';

const colours = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword],
    color: 'var(--code-keyword)',
  },
  { tag: [tags.string, tags.character], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName)],
    color: 'var(--code-function)',
  },
  { tag: [tags.typeName, tags.standard(tags.typeName)], color: 'var(--code-type)' },
  { tag: tags.comment, color: 'var(--code-comment)', fontStyle: 'italic' },
]);

const look = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--code-ink)',
    backgroundColor: 'var(--paper)',
    fontSize: '0.875rem',
  },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono)',
    fontVariantLigatures: 'none',
    fontFeatureSettings: "'calt' 0, 'liga' 0",
    lineHeight: '1.6',
  },
  '.cm-gutters': {
    color: 'var(--ink-soft)',
    backgroundColor: 'var(--paper)',
    borderInlineEnd: '1px solid var(--line)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--raised)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    {
      backgroundColor: 'var(--select)',
    },
  '.cm-matchingBracket': {
    backgroundColor: 'var(--glow)',
    outline: '1px solid var(--line-strong)',
  },
  '.cm-tooltip, .cm-panels': {
    color: 'var(--ink)',
    backgroundColor: 'var(--raised)',
    borderColor: 'var(--line)',
  },
  '.cm-diagnostic': { borderInlineStartColor: 'var(--accent)' },
});

/** What the page does with an editor. */
export type CodeEditor = {
  text(): string;
  /** Another program: what was undone in the last cannot come back in this one. */
  open(text: string): void;
  /** Marks what is wrong; places outside the text are left out. */
  mark(diagnostics: readonly DiagnosticView[]): void;
  /** Puts the cursor at a line and a column in bytes, both from 1, and the focus with it. */
  goTo(line: number, column: number): void;
  destroy(): void;
};

type Options = {
  readonly text: string;
  readonly label: string;
  /** The name of the file that is edited, as the machine names it. */
  readonly file: () => string;
  readonly changed: () => void;
  /** A change was not taken because the text would be this many bytes. */
  readonly tooLarge: (bytes: number) => void;
  readonly run: () => void;
};

function offsetAt(doc: Text, line: number, column: number): number {
  const found = doc.line(Math.min(Math.max(1, line), doc.lines));
  return found.from + columnOffset(found.text, column);
}

/** An editor inside `host`. */
export function createEditor(host: HTMLElement, options: Options): CodeEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.replaceChildren();
  const stateOf = (text: string) =>
    EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSelectionMatches(),
        drawSelection(),
        history(),
        indentOnInput(),
        bracketMatching(),
        indentUnit.of('\t'),
        EditorState.tabSize.of(4),
        go(),
        syntaxHighlighting(colours),
        look,
        keymap.of([
          { key: 'Mod-Enter', run: () => (options.run(), true) },
          ...defaultKeymap,
          ...historyKeymap,
          ...searchKeymap,
          indentWithTab,
        ]),
        EditorView.contentAttributes.of({
          'aria-label': options.label,
          spellcheck: 'false',
          tabindex: '0',
        }),
        EditorView.domEventHandlers({
          beforeinput(event, view) {
            // Over a selection the browser would keep its looks in a style attribute, which the policy forbids.
            const { data, inputType } = event;
            const replaces = !view.state.selection.main.empty && !view.composing;
            if (!replaces || inputType !== 'insertText' || data === null) return false;
            event.preventDefault();
            view.dispatch(view.state.replaceSelection(data), {
              userEvent: 'input.type',
              scrollIntoView: true,
            });
            return true;
          },
        }),
        EditorState.changeFilter.of((transaction) => {
          // Characters are at most three bytes here and seldom more than one: good enough to refuse by.
          const { length } = transaction.newDoc;
          if (!transaction.docChanged || length <= TEXT_MOST) return true;
          options.tooLarge(length);
          return false;
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.changed();
        }),
      ],
    });
  const view = new EditorView({ state: stateOf(options.text), parent: root, root });
  return {
    text: () => view.state.doc.toString(),
    open: (text) => view.setState(stateOf(text)),
    mark(diagnostics) {
      const { doc } = view.state;
      const own = diagnostics.filter(
        ({ file, line }) => file === options.file() && line <= doc.lines,
      );
      view.dispatch(
        setDiagnostics(
          view.state,
          own.map((one) => {
            const from = offsetAt(doc, one.line, one.column);
            const to = Math.max(from, offsetAt(doc, one.endLine, one.endColumn));
            return { from, to, severity: 'error', message: one.message };
          }),
        ),
      );
    },
    goTo(line, column) {
      const at = offsetAt(view.state.doc, line, column);
      view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}
