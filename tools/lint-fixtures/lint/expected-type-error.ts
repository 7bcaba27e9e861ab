// refused by: typescript(ban-ts-comment)
// @ts-expect-error
export const count: number = 'many';
