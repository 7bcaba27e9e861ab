export declare const PROGRAM_FLAGS: readonly string[];
export declare const SERVICE_FLAGS: readonly string[];
