/** What the service of bundles answers. */
import type { AppServices, Workspace } from '#client/services/app-services.ts';

type Bundles = AppServices['bundles'];
type Answer<P> = Extract<Awaited<P>, { readonly ok: true; readonly value: unknown }>['value'];
type Problem<P> = Extract<Awaited<P>, { readonly ok: false; readonly error: unknown }>['error'];

export type Survey = Awaited<ReturnType<Bundles['survey']>>;
export type OwnWork = Extract<Survey['own'], { readonly type: 'work' }>['work'];
export type Choice = Parameters<Bundles['make']>[0];
export type MadeBundle = Answer<ReturnType<Bundles['make']>>;
export type MakeProblem = Problem<ReturnType<Bundles['make']>>;
export type Bundle = Answer<ReturnType<Bundles['read']>>;
export type BundleProblem = Problem<ReturnType<Bundles['read']>>;
export type HandedIn = Answer<ReturnType<Bundles['handIn']>>;
export type HandInProblem = Problem<ReturnType<Bundles['handIn']>>;
export type ImportPlan = Answer<ReturnType<Workspace['bundles']['plan']>>;
export type Imported = Answer<ReturnType<Workspace['bundles']['run']>>;
export type ImportProblem = Problem<ReturnType<Workspace['bundles']['run']>>;
