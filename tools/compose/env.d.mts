export function ownEnvironment(given?: Readonly<Record<string, string>>): string;
