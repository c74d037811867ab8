'use client';

import { useEffect, useRef } from 'react';
import { useTheme } from '@/theme/use-theme';
import { monaco, typescriptDefaults } from './monaco';

interface ScriptEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly typings: string;
  readonly readOnly: boolean;
  readonly label: string;
  readonly className?: string;
}

/** Monaco with TypeScript. Loaded only when a script is looked at. */
export default function ScriptEditor({ value, onChange, typings, readOnly, label, className }: ScriptEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor>(null);
  const change = useRef(onChange);
  const first = useRef(value);
  const { resolved } = useTheme();

  useEffect(() => {
    change.current = onChange;
  }, [onChange]);

  useEffect(() => {
    if (!place.current) return;
    const uri = monaco.Uri.parse(`inmemory://script/${crypto.randomUUID()}.ts`);
    const model = monaco.editor.createModel(first.current, 'typescript', uri);
    const created = monaco.editor.create(place.current, {
      model,
      automaticLayout: true,
      minimap: { enabled: false },
      lineNumbersMinChars: 3,
      folding: false,
      fontSize: 12,
      tabSize: 2,
      scrollBeyondLastLine: false,
      fixedOverflowWidgets: true,
      padding: { top: 8, bottom: 8 },
      renderLineHighlight: 'none',
    });
    editor.current = created;
    const listening = created.onDidChangeModelContent(() => change.current(created.getValue()));
    return () => {
      listening.dispose();
      created.dispose();
      model.dispose();
      editor.current = null;
    };
  }, []);

  useEffect(() => {
    // From outside: an undo, another version.
    if (editor.current && editor.current.getValue() !== value) editor.current.setValue(value);
  }, [value]);
  useEffect(() => editor.current?.updateOptions({ readOnly, ariaLabel: label }), [readOnly, label]);
  useEffect(() => monaco.editor.setTheme(resolved === 'dark' ? 'vs-dark' : 'vs'), [resolved]);
  useEffect(() => {
    const added = typescriptDefaults.addExtraLib(typings, 'inmemory://script/flow.d.ts');
    return () => added.dispose();
  }, [typings]);

  return <div ref={place} className={className} />;
}
