// accepted
export {};
