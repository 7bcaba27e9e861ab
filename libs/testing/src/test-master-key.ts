/** Any 32 bytes: keys and role passwords of throw-away databases come from it. */
export const testMasterKey: Uint8Array = Buffer.alloc(32, 'hisaab-tests');
