export * from './services';
export * from './events';
export * from './http';
export * from './internal';
