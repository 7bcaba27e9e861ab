export const resilience = 'resilience';
