import { createContext, use, type ReactNode } from 'react';
import type { AppServices, Workspace } from './app-services.ts';

const ServicesContext = createContext<AppServices | null>(null);
const WorkspaceContext = createContext<Workspace | null>(null);

export function ServicesProvider(props: {
  readonly services: AppServices;
  readonly children: ReactNode;
}) {
  return <ServicesContext value={props.services}>{props.children}</ServicesContext>;
}

export function WorkspaceProvider(props: {
  readonly workspace: Workspace;
  readonly children: ReactNode;
}) {
  return <WorkspaceContext value={props.workspace}>{props.children}</WorkspaceContext>;
}

export function useServices(): AppServices {
  const services = use(ServicesContext);
  if (!services) throw new Error('useServices outside of ServicesProvider');
  return services;
}

/** The open database of the signed-in account; only below the part of the app that opens it. */
export function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext);
  if (!workspace) throw new Error('useWorkspace outside of WorkspaceProvider');
  return workspace;
}
