/** Two columns that balance, and the tick that says so. */
export function Logo() {
  return <img src="/favicon.svg" alt="" width={32} height={32} />;
}
