/// <reference types="vitest/config" />

import { paraglideVitePlugin } from '@inlang/paraglide-js';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

import packageFacts from './package.json' with { type: 'json' };
import { LongestFirst } from './src/tools/longest-first.ts';
import { messageCompilerOptions } from './src/tools/message-compiler-options.ts';
import { messagesInOneModule } from './src/tools/messages-in-one-module.ts';

const isTest = process.env['VITEST'] !== undefined;
const developmentServer = process.env['DEV_SERVER'] ?? 'http://127.0.0.1:8081';

/**
 * Tests without a page share what the files before them in the same process have loaded: to load all of
 * it anew for each took half of the time. Those that put others in the place of modules cannot.
 */
const mockedTests = 'test/**/*.mocked.test.ts';

/** Tests of a project of their own, so that one PostgreSQL is started for all of them, or none. */
const postgresTests = 'test/**/*.postgres.test.ts';

/** A page of the app without its photos and records; what is above it is not precached. */
const precachedFileLimitBytes = 3_000_000;

const sharedByScreens =
  /[\\/](src[\\/](domain|protocol|client[\\/](ui|i18n|services|form|record))|node_modules[\\/](react-hook-form|@hookform))[\\/]/u;

/**
 * What comes later than the first screen comes in parts, and small parts that are for one purpose in one
 * file: a device that installs the app fetches one file after the other, each a turn over a slow line.
 */
const partsTogether = [
  { name: 'exchange', test: /[\\/]src[\\/]client[\\/](sync|store|main\.[a-z-]+\.ts)/u },
  { name: 'photos', test: /[\\/]src[\\/]client[\\/]files[\\/]/u },
  { name: 'carried', test: /[\\/]src[\\/]client[\\/](features[\\/])?bundles[\\/]/u },
  { name: 'entrance', test: /[\\/]src[\\/]client[\\/]features[\\/]session[\\/]/u },
  { name: 'follow-up', test: /[\\/]src[\\/]client[\\/]features[\\/]follow-up[\\/]/u },
  { name: 'beside', test: /[\\/]src[\\/]client[\\/](app|platform)[\\/]/u },
];

export default defineConfig({
  plugins: [
    react(),
    isTest
      ? [messagesInOneModule()]
      : [
          // Tests and builds find the messages compiled; who works on them has them compiled anew.
          {
            ...paraglideVitePlugin({
              ...messageCompilerOptions,
              strategy: [...messageCompilerOptions.strategy],
            }),
            apply: 'serve' as const,
          },
          VitePWA({
            strategies: 'injectManifest',
            srcDir: 'src/client/worker',
            filename: 'service-worker.ts',
            registerType: 'prompt',
            // The app registers the worker itself: an injected inline script would break the CSP.
            injectRegister: false,
            manifest: {
              id: '/',
              name: 'Sổ Đoàn',
              short_name: 'Sổ Đoàn',
              description: 'Sổ kiểm tra cải cách hành chính, dùng được khi không có mạng',
              lang: 'vi',
              dir: 'ltr',
              start_url: '/',
              scope: '/',
              display: 'standalone',
              theme_color: '#1C4A96',
              background_color: '#F2F4F1',
              icons: [
                { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
                { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
                {
                  src: '/icons/maskable-512.png',
                  sizes: '512x512',
                  type: 'image/png',
                  purpose: 'maskable',
                },
              ],
            },
            injectManifest: {
              rollupFormat: 'iife',
              globPatterns: ['**/*.{js,css,html,woff2,svg,png,webp,json,webmanifest}'],
              maximumFileSizeToCacheInBytes: precachedFileLimitBytes,
            },
          }),
        ],
  ],
  define: { __APP_VERSION__: JSON.stringify(packageFacts.version) },
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    target: ['chrome107', 'firefox104', 'safari16'],
    // Nothing inline: the CSP allows no data: scripts or styles, and the worker precaches files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'app', tags: ['$initial'] },
            { name: 'screens', test: sharedByScreens, minShareCount: 2 },
            ...partsTogether,
          ],
        },
      },
    },
    // Read by the bundle budget; the server serves no path that begins with a dot.
    manifest: true,
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    proxy: { '/api': { target: developmentServer, xfwd: true } },
  },
  test: {
    passWithNoTests: false,
    // Left alone, Vitest keeps one processor free, which of two is half.
    maxWorkers: '100%',
    // Against a test that hangs: several share a processor, and nothing here says how fast anything is.
    testTimeout: 20_000,
    reporters: ['./test/support/reporter/plain-reporter.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/{unit,property,contract,protocol}/**/*.test.ts'],
          exclude: [postgresTests, mockedTests],
          isolate: false,
          globalSetup: ['test/support/build/compile-messages-once.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          environment: 'happy-dom',
          include: ['test/{unit,contract}/**/*.test.tsx'],
          // Each file has its own modules, since the app keeps things in them; a thread starts sooner.
          pool: 'threads',
          globalSetup: ['test/support/build/compile-messages-once.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'mocked',
          environment: 'node',
          include: [mockedTests],
          globalSetup: ['test/support/build/compile-messages-once.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          environment: 'node',
          include: ['test/integration/**/*.test.{ts,tsx}'],
          exclude: [postgresTests],
          isolate: false,
          globalSetup: ['test/support/build/compile-messages-once.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          environment: 'node',
          include: [postgresTests],
          globalSetup: [
            'test/support/build/compile-messages-once.ts',
            'test/support/postgres/postgres-for-run.ts',
          ],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'architecture',
          environment: 'node',
          include: ['test/architecture/**/*.test.ts'],
          globalSetup: ['test/support/build/compile-messages-once.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/browser/prepare-browser-tests.ts'],
          // After everything else and one at a time: a browser and its server fill two processors, and
          // with two browsers beside each other a screen now and then took over half a minute.
          maxWorkers: 1,
          isolate: false,
          sequence: { groupOrder: 1 },
          // One that fails is tried again, and the report says so and why (decision 31).
          retry: 1,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
