import { buildClientIfStale } from './client-build.ts';

/** Builds the app before a start and says so, since the first time takes a while. */
export function prepareClient(): void {
  const started = Date.now();
  try {
    if (buildClientIfStale()) {
      console.log(`Built the app in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
    }
  } catch {
    console.error('The app could not be built; the reason stands above. Nothing was started.');
    process.exit(1);
  }
}
