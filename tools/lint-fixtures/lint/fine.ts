// accepted
export const fine = 1;
