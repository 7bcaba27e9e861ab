/** Where the programs of the system are looked for; nothing else of this process's surroundings is handed on. */
export const PATH = process.env['PATH'] ?? '';
