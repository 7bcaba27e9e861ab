export async function refusals() {
  return 'not there yet';
}
