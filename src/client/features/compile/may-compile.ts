import type { VisitContext } from '#client/services/use-records.ts';

/** Who writes the conclusion, as the access table says of `statement`, `recommendation` and `notice`. */
export function mayCompile(role: VisitContext['role']): boolean {
  return role === 'lead' || role === 'deputy' || role === 'secretary';
}
