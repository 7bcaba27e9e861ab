/** Injection tokens of what a process is configured by. */
export const ENVIRONMENT = Symbol('the environment variables');
export const PLATFORM_CONFIG = Symbol('the platform configuration');
/** A module's own checked variables. */
export const ModuleConfig = Symbol('the configuration of the module');
