import { toProblem } from './problem';
import { authorizedFetch } from './session';

/** Hands a file to the browser as a download. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Fetches a file with the token and hands it to the browser as a download. */
export async function download(path: string, fallbackName: string): Promise<void> {
  const answer = await authorizedFetch(
    new Request(new URL(path, location.origin), { headers: { accept: '*/*' } }),
  );
  if (!answer.ok) {
    throw toProblem(answer.status, await answer.json().catch(() => null), answer.headers);
  }
  const named = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  saveFile(await answer.blob(), named ?? fallbackName);
}
