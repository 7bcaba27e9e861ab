export async function cloud() {
  return 'not there yet';
}
