export * from './civil-date';
export * from './currency';
export * from './domain-error';
export * from './money';
export * from './names';
export * from './period';
export * from './timezone';
export * from './uuid';
