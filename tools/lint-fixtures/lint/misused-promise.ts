// refused by: typescript(no-misused-promises)
export function wait(list: string[]): void {
  list.forEach(async (name) => {
    await Promise.resolve(name);
  });
}
