export const caching = 'caching';
