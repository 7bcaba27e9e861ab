export const security = 'security';
