export const wording = 'wording';
