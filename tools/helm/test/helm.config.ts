import { found } from '../program.mjs';

/** In CI helm must be there; on a bare machine what it would show is left out. */
export const hasHelm = process.env['CI'] === 'true' || found('helm') !== undefined;
if (!hasHelm) process.stderr.write('left out: what the charts render, without helm\n');
