import * as monaco from 'monaco-editor/editor/editor.api.js';
import 'monaco-editor/features/register.all.js';
import 'monaco-editor/languages/definitions/typescript/register.js';
import {
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register.js';

// Both workers come out of our own bundle: nothing is fetched from elsewhere.
globalThis.MonacoEnvironment = {
  getWorker: (_id: string, label: string) =>
    label === 'typescript'
      ? new Worker(new URL('./typescript.worker.ts', import.meta.url), { type: 'module' })
      : new Worker(new URL('./editor.worker.ts', import.meta.url), { type: 'module' }),
};

// What the script's own engine offers: the language and its library, no browser, no Node.
typescriptDefaults.setCompilerOptions({
  target: ScriptTarget.ESNext,
  lib: ['esnext'],
  module: ModuleKind.ESNext,
  moduleResolution: ModuleResolutionKind.NodeJs,
  strict: true,
  // A script without types is welcome too.
  noImplicitAny: false,
  noEmit: true,
  allowNonTsExtensions: true,
});
typescriptDefaults.setEagerModelSync(true);

export { monaco, typescriptDefaults };
