/** Every route of the server under `/api`; what is not in here answers 404. */
import type { Clock } from '#domain/kernel/sources.ts';
import type { Plan } from '#protocol/office.ts';
import type { ServerAnswer } from '#protocol/session.ts';
import type { Storage } from '#server/storage/port.ts';
import type { ApplyPlan } from '#server/usecases/apply-plan.ts';
import { createHandIn } from '#server/usecases/hand-in.ts';
import type { StartRate } from '#server/usecases/start-times.ts';
import { createSync } from '#server/usecases/sync.ts';
import type { Route } from './route.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { directoryRoutes } from './routes/directory-routes.ts';
import { eventRoutes, type EventRouteDependencies } from './routes/event-routes.ts';
import { fileRoutes, type FileRouteDependencies } from './routes/file-routes.ts';
import { handInRoutes } from './routes/hand-in-routes.ts';
import { officeRoutes } from './routes/office-routes.ts';
import { syncRoutes } from './routes/sync-routes.ts';
import { visitRoutes } from './routes/visit-routes.ts';

export interface RouteDependencies extends EventRouteDependencies, FileRouteDependencies {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly applyPlan: ApplyPlan;
  readonly samplePlan: Plan;
  readonly demo: ServerAnswer['demo'];
  readonly startRate?: StartRate;
}

export function createRoutes(dependencies: RouteDependencies): readonly Route[] {
  const { storage, clock, hub, facts, log, accounts, applyPlan, samplePlan, demo } = dependencies;
  const rate = dependencies.startRate ? { startRate: dependencies.startRate } : {};
  return [
    ...accountRoutes(storage, accounts, demo),
    ...syncRoutes(
      createSync({
        ...{ storage, clock, hints: hub, readFacts: facts, ...rate },
        scopeFailed: (scope, cause) => {
          const why = cause instanceof Error ? { error: cause.message, stack: cause.stack } : {};
          log.error({ scope, ...why }, 'a scope cannot be read or written');
        },
      }),
    ),
    ...handInRoutes(createHandIn({ storage, clock, hints: hub, readFacts: facts })),
    ...directoryRoutes({ storage, readFacts: facts }),
    ...visitRoutes({ storage, clock, hints: hub }),
    ...eventRoutes(dependencies),
    ...fileRoutes(dependencies),
    ...officeRoutes({
      ...{ storage, clock, hints: hub, readFacts: facts, accounts, applyPlan, samplePlan },
    }),
  ];
}
