import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import path from 'node:path';

let pipe: Socket | undefined;

/** From now on what is kept ends with this process, whatever ends it. */
export function openKeeper({ root, node }: { readonly root: string; readonly node: string }): void {
  if (pipe) return;
  const child = spawn(node, [path.join(root, 'tools/split/keeper.mjs')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.once('error', () => undefined);
  child.unref();
  pipe = child.stdin as Socket;
  // Neither it nor its end keeps this process or harms it.
  pipe.on('error', () => undefined).unref();
}

export function keep(pid: number): void {
  pipe?.write(`${pid}\n`);
}

/** The register of RabbitMQ's names on this port. */
export function keepNames(port: number): void {
  pipe?.write(`names ${port}\n`);
}
