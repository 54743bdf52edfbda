import { checklistProblemLine } from './checklists/checklist-problem.ts';
import { shownDatabase, type ServerConfig } from './config.ts';
import type { StartFailure } from './start-server.ts';

/** What stands in the way of a start, in words that say what to do. */
export function startFailureLines(failure: StartFailure, config: ServerConfig): readonly string[] {
  switch (failure.type) {
    case 'checklists':
      return [
        `The server does not start. Wrong checklists in ${config.checklistsDir}:`,
        ...failure.problems.map((problem) => `  ${checklistProblemLine(problem)}`),
      ];
    case 'altered-checklists':
      return [
        `The server does not start. These checklists in ${config.checklistsDir} were altered since this server gave them out, but not their version; people could not tell the two apart:`,
        ...failure.altered.map(
          ({ file, id, version }) =>
            `  ${file} ${id} ${version}: count version up, or bring the words of ${version} back`,
        ),
      ];
    case 'plan':
      return [
        'The server does not start. The campaign that it was to begin with cannot be taken:',
        ...failure.problems.map(({ path, code, value }) => `  ${path}: ${code} (${value})`),
      ];
    case 'data-dir':
      return [
        `The server does not start. It cannot use the data folder ${config.dataDir}: ${failure.reason}`,
      ];
    case 'database':
      return [
        `The server does not start. It cannot use the database ${shownDatabase(config.databaseUrl ?? '')}: ${failure.reason}`,
      ];
    case 'listen':
      return [`The server does not start. ${listenReason(failure.reason, config)}`];
  }
}

function listenReason(
  reason: Extract<StartFailure, { type: 'listen' }>['reason'],
  { host, port }: ServerConfig,
): string {
  switch (reason) {
    case 'port-in-use':
      return `Port ${port} is in use on ${host}: another server runs there, perhaps this one. Stop it, or set PORT to another.`;
    case 'no-permission':
      return `The system does not let this user listen on port ${port}: set PORT to one above 1023.`;
    case 'no-such-address':
      return `HOST ${host} is no address of this machine.`;
    case 'bad-certificate':
      return 'TLS_CERT and TLS_KEY do not make a certificate with its key.';
  }
}
