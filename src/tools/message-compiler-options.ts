/**
 * How the messages of the interface are compiled: one set of options for the build, the
 * development server, the tests and `npm run i18n`, so that all of them write the same files.
 */
export const messageCompilerOptions = {
  project: './.inlang',
  outdir: './src/client/i18n/paraglide',
  /** Vietnamese unless this device has chosen otherwise; the address never carries the language. */
  strategy: ['localStorage', 'baseLocale'],
  localStorageKey: 'so-doan.locale',
  /** One module a message: a chunk carries only the texts that its screens show. */
  outputStructure: 'message-modules',
  emitTsDeclarations: true,
  emitReadme: false,
  emitPrettierIgnore: false,
  emitGitIgnore: false,
} as const;
