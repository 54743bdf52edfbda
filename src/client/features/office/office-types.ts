/** The office's answers, as the service gives them. */
import type { OfficeApi } from '#client/services/office-api.ts';

type Outcome<K extends keyof OfficeApi> = Awaited<ReturnType<OfficeApi[K]>>;
type Answer<K extends keyof OfficeApi> = Extract<Outcome<K>, { readonly ok: true }>['value'];

export type OfficeProblem = Extract<Outcome<'directory'>, { readonly ok: false }>['error'];
export type OfficeDirectory = Answer<'directory'>;
export type OfficeAccount = Answer<'accounts'>['accounts'][number];
export type HeldChange = Answer<'held'>['held'][number];
export type Plan = Parameters<OfficeApi['applyPlan']>[0];
export type PlanProblem = Answer<'applyPlan'>['problems'][number];
export type FirstPassword = Answer<'applyPlan'>['firstPasswords'][number];
export type PlannedDelegation = NonNullable<Plan['delegations']>[number];
export type PlannedVisit = NonNullable<Plan['visits']>[number];
export type Unit = OfficeDirectory['units'][number];
export type Campaign = OfficeDirectory['campaigns'][number];
export type Delegation = OfficeDirectory['delegations'][number];
export type Visit = OfficeDirectory['visits'][number];
