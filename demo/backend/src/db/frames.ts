// Messages over a socket: four bytes of length, then the value in V8's own form, which keeps dates, bytes and undefined as
// they are. Only for two ends on one machine that trust each other.
import type { Socket } from 'node:net';
import { deserialize, serialize } from 'node:v8';

const head = 4;

export function send(socket: Socket, message: object): void {
  if (!socket.writable) return;
  const body = serialize(message);
  const length = Buffer.alloc(head);
  length.writeUInt32BE(body.byteLength);
  socket.write(Buffer.concat([length, body]));
}

export function receive<T>(socket: Socket, heard: (message: T) => void): void {
  let chunks: Buffer[] = [];
  let size = 0;
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.byteLength;
    while (size >= head) {
      const all = Buffer.concat(chunks);
      chunks = [all];
      const end = head + all.readUInt32BE();
      if (size < end) return;
      heard(deserialize(all.subarray(head, end)) as T);
      chunks = [all.subarray(end)];
      size -= end;
    }
  });
}
