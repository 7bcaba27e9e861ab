export const observability = 'observability';
