interface ImportMeta {
  /** Vite's: the modules that match, found when the tests are built. */
  glob<T>(pattern: string, options: { eager: true; query?: string; import?: string }): Readonly<Record<string, T>>;
}
