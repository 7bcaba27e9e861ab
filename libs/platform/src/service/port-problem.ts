import { StartProblem } from '../start-problem';

/** Why a port could not be listened on, in a sentence where it is one of the usual reasons. */
export function portProblem(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new StartProblem(`Port ${port} is in use; stop what uses it, or set PORT to another.`, error);
  }
  if (code === 'EACCES') {
    return new StartProblem(`Port ${port} may not be opened; set PORT above 1023.`, error);
  }
  return error;
}
